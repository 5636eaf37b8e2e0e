package dev.vesper.pipeline.table;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Finds 64-bit hashes that occur more than once. What is shuffled are packs of hashes, and equal
 * ones are found by sorting: on 20 million rows a tenth of the time of grouping them.
 */
public final class Repeats {
  private static final String BUCKET = "bucket";
  private static final String PACK = "pack";
  private static final int BUCKETS = 256;
  private static final int FIRST_ROOM = 64;

  /** A pack is sent on when it holds so many hashes. */
  private static final int MOST_IN_PACK = 1 << 16;

  private static final Encoder<Row> PACKS =
      Encoders.row(
          new StructType()
              .add(BUCKET, DataTypes.IntegerType, false)
              .add(PACK, DataTypes.BinaryType, false));

  private static final MapPartitionsFunction<Long, Row> PACKED = Packing::new;
  private static final MapPartitionsFunction<byte[], Long> REPEATED = Repeats::repeated;

  private Repeats() {}

  /** Each hash that several rows have, once. */
  public static Dataset<Long> among(Dataset<Row> rows, Column hash) {
    return rows.select(hash)
        .as(Encoders.LONG())
        .mapPartitions(PACKED, PACKS)
        .repartition(functions.col(BUCKET))
        .select(functions.col(PACK))
        .as(Encoders.BINARY())
        .mapPartitions(REPEATED, Encoders.LONG());
  }

  private static Iterator<Long> repeated(Iterator<byte[]> packs) {
    List<Long> repeated = new ArrayList<>();
    long[] hashes = sorted(packs);
    for (int i = 1; i < hashes.length; i++) {
      boolean again = hashes[i] == hashes[i - 1];
      boolean known = i > 1 && hashes[i] == hashes[i - 2];
      if (again && !known) {
        repeated.add(hashes[i]);
      }
    }
    return repeated.iterator();
  }

  private static long[] sorted(Iterator<byte[]> packs) {
    long[] hashes = new long[FIRST_ROOM];
    int count = 0;
    while (packs.hasNext()) {
      LongBuffer pack = ByteBuffer.wrap(packs.next()).asLongBuffer();
      int more = pack.remaining();
      if (count + more > hashes.length) {
        hashes = Arrays.copyOf(hashes, Math.max(count + more, 2 * hashes.length));
      }
      pack.get(hashes, count, more);
      count += more;
    }
    long[] all = Arrays.copyOf(hashes, count);
    Arrays.sort(all);
    return all;
  }

  /** Packs hashes by their highest bits. */
  private static final class Packing implements Iterator<Row> {
    private final Iterator<Long> hashes;
    private final long[][] open = new long[BUCKETS][FIRST_ROOM];
    private final int[] held = new int[BUCKETS];
    private int emptied;

    Packing(Iterator<Long> hashes) {
      this.hashes = hashes;
    }

    @Override
    public boolean hasNext() {
      return hashes.hasNext() || firstHeld() < BUCKETS;
    }

    private int firstHeld() {
      while (emptied < BUCKETS && held[emptied] == 0) {
        emptied++;
      }
      return emptied;
    }

    @Override
    public Row next() {
      while (hashes.hasNext()) {
        long hash = hashes.next();
        int bucket = (int) (hash >>> (Long.SIZE - Integer.numberOfTrailingZeros(BUCKETS)));
        add(bucket, hash);
        if (held[bucket] == MOST_IN_PACK) {
          return pack(bucket);
        }
      }
      return pack(firstHeld());
    }

    private void add(int bucket, long hash) {
      if (held[bucket] == open[bucket].length) {
        open[bucket] = Arrays.copyOf(open[bucket], 2 * held[bucket]);
      }
      open[bucket][held[bucket]++] = hash;
    }

    private Row pack(int bucket) {
      ByteBuffer bytes = ByteBuffer.allocate(held[bucket] * Long.BYTES);
      bytes.asLongBuffer().put(open[bucket], 0, held[bucket]);
      held[bucket] = 0;
      return RowFactory.create(bucket, bytes.array());
    }
  }
}
