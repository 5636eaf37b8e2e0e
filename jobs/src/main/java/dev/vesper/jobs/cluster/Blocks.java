package dev.vesper.jobs.cluster;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.xxhash64;

import dev.vesper.pipeline.table.Field;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;

/**
 * All points, in blocks that a hash of their keys fixes, each in the order of the keys, held in
 * memory until closed. What is added up is added up block by block, so that it is the same on any
 * number of cores.
 */
public final class Blocks implements AutoCloseable {
  private static final String BLOCK = "block";
  private static final String ROW = "row";
  private static final int COUNT = 64;

  private final JavaRDD<Block> blocks;

  private Blocks(JavaRDD<Block> blocks) {
    this.blocks = blocks;
  }

  /** Makes a point of a row. */
  public interface PointOfRow extends Serializable {
    float[] point(Row row);
  }

  /**
   * How the rows become points.
   *
   * @param key the column that names a row
   * @param dimensions of every point
   * @param tasks how many tasks the rows are worth
   */
  public record Shape(Field key, int dimensions, int tasks) {}

  private record Block(int number, Points points) implements Serializable {}

  private record BlockTally(int number, Tally tally) implements Serializable {}

  /** The blocks of some rows; each row is read and made a point once. */
  public static Blocks of(Dataset<Row> rows, Shape shape, PointOfRow points) {
    int dimensions = shape.dimensions();
    JavaRDD<Block> blocks =
        rows.select(
                pmod(xxhash64(shape.key().col()), lit(COUNT)).cast("int").as(BLOCK),
                struct(Arrays.stream(rows.columns()).map(functions::col).toArray(Column[]::new))
                    .as(ROW))
            .repartition(Math.min(COUNT, shape.tasks()), col(BLOCK))
            .sortWithinPartitions(col(BLOCK), col(ROW).getField(shape.key().name()))
            .javaRDD()
            .mapPartitions(each -> blocks(each, dimensions, points));
    return new Blocks(blocks.persist(StorageLevel.MEMORY_AND_DISK()));
  }

  private static Iterator<Block> blocks(Iterator<Row> rows, int dimensions, PointOfRow points) {
    Map<Integer, List<float[]>> found = new TreeMap<>();
    while (rows.hasNext()) {
      Row row = rows.next();
      found
          .computeIfAbsent(row.getInt(0), any -> new ArrayList<>())
          .add(points.point(row.getStruct(1)));
    }
    List<Block> blocks = new ArrayList<>();
    found.forEach((number, all) -> blocks.add(new Block(number, Points.of(all, dimensions))));
    return blocks.iterator();
  }

  /** One pass over all points. */
  public Tally tally(Centres centres) {
    List<BlockTally> tallies =
        new ArrayList<>(
            blocks
                .map(each -> new BlockTally(each.number(), Tally.of(each.points(), centres)))
                .collect());
    tallies.sort(Comparator.comparingInt(BlockTally::number));
    Tally all = Tally.none(centres);
    tallies.forEach(each -> all.add(each.tally()));
    return all;
  }

  @Override
  public void close() {
    blocks.unpersist(false);
  }
}
