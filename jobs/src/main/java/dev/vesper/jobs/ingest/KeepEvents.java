package dev.vesper.jobs.ingest;

import static dev.vesper.pipeline.source.EventFields.EVENT_ID;
import static dev.vesper.pipeline.source.EventFields.RECEIVED_TIME;
import static dev.vesper.pipeline.source.EventFields.SOURCE_FILE;
import static dev.vesper.pipeline.source.EventFields.SOURCE_LINE;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.source.ArrivalFields;
import dev.vesper.pipeline.source.LineFields;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Repeats;
import dev.vesper.pipeline.table.Table;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Gathers the events of a night from every arrival that brought some, each event once: of several
 * with one id, the first by (arrival night, received time, file, line) stays. Arrival comes first,
 * so that a copy that arrives later never takes the place of a row already published.
 */
public final class KeepEvents implements Job {
  private static final String ID_HASH = "id_hash";
  private static final String PLACE = "place";
  private static final String ONE = "one";
  private static final String COPY = "copy";

  /** So many rows are sent to every task; beyond, the join shuffles. */
  private static final long MOST_SENT = 5_000_000;

  /** The columns that tell copies apart. */
  private static final List<Field> TELLING =
      List.of(
          EVENT_ID,
          RECEIVED_TIME,
          SOURCE_FILE,
          SOURCE_LINE,
          ArrivalFields.ARRIVAL_NIGHT,
          LineFields.ROW_HASH,
          FileNights.FILE_NIGHT,
          Table.DT);

  @Override
  public List<Read> reads() {
    return List.of(Read.slices(Arrivals.TABLE));
  }

  @Override
  public List<Table> writes() {
    return List.of(Events.TABLE, FileNights.TABLE);
  }

  @Override
  public Outputs run(Inputs in, Nights nights) {
    Dataset<Row> accepted = accepted(in.slices(Arrivals.TABLE));
    Dataset<Row> copies = in.keep(copies(accepted, in.keep(twice(accepted))));
    Dataset<Row> events = firsts(accepted, sent(copies, copies.count()));
    return Outputs.none()
        .andClustered(Events.TABLE, events)
        .and(FileNights.TABLE, fileNights(accepted, copies));
  }

  /** The arrivals with the night of the event in {@code dt} and the night of the file beside it. */
  static Dataset<Row> accepted(Dataset<Row> arrivals) {
    return arrivals
        .withColumn(FileNights.FILE_NIGHT.name(), Table.DT.col())
        .withColumn(Table.DT.name(), Arrivals.ACCEPTED_NIGHT.col());
  }

  /** The hashes of night and id that occur more than once. */
  static Dataset<Row> twice(Dataset<Row> accepted) {
    return Repeats.among(accepted, idHash()).toDF(ID_HASH);
  }

  private static Column idHash() {
    return xxhash64(Table.DT.col(), EVENT_ID.col());
  }

  /** The rows whose event came before, found among the few whose id occurs more than once. */
  static Dataset<Row> copies(Dataset<Row> accepted, Dataset<Row> twice) {
    Column[] telling = TELLING.stream().map(Field::col).toArray(Column[]::new);
    long ids = twice.count();
    if (ids == 0) {
      return accepted.select(telling).where(lit(false)); // which costs no reading
    }
    WindowSpec sameEvent =
        Window.partitionBy(Table.DT.col(), EVENT_ID.col())
            .orderBy(
                ArrivalFields.ARRIVAL_NIGHT.col(),
                RECEIVED_TIME.col().asc_nulls_last(),
                SOURCE_FILE.col(),
                SOURCE_LINE.col());
    return accepted
        .select(telling)
        .withColumn(ID_HASH, idHash())
        .join(sent(twice, ids), new String[] {ID_HASH}, "left_semi")
        .withColumn(PLACE, row_number().over(sameEvent))
        .where(col(PLACE).gt(1))
        .select(telling);
  }

  /** A dataset that a join sends to every task where it is small enough. */
  private static Dataset<Row> sent(Dataset<Row> small, long rows) {
    return rows <= MOST_SENT ? broadcast(small) : small;
  }

  /** All but the copies; hash and line together tell a row from every other. */
  static Dataset<Row> firsts(Dataset<Row> accepted, Dataset<Row> copies) {
    Column[] columns =
        Arrays.stream(Events.TABLE.schema().fieldNames()).map(accepted::col).toArray(Column[]::new);
    return accepted
        .join(
            copies.select(LineFields.ROW_HASH.col(), SOURCE_LINE.col()),
            new String[] {LineFields.ROW_HASH.name(), SOURCE_LINE.name()},
            "left_anti")
        .select(columns);
  }

  static Dataset<Row> fileNights(Dataset<Row> accepted, Dataset<Row> copies) {
    Column[] keys = {Table.DT.col(), SOURCE_FILE.col(), FileNights.FILE_NIGHT.col()};
    Dataset<Row> arrived = accepted.select(keys).withColumn(ONE, lit(1L)).withColumn(COPY, lit(0L));
    Dataset<Row> left = copies.select(keys).withColumn(ONE, lit(-1L)).withColumn(COPY, lit(1L));
    return arrived
        .unionByName(left)
        .groupBy(keys)
        .agg(FileNights.ACCEPTED.is(sum(ONE)), FileNights.DUPLICATE.is(sum(COPY)));
  }
}
