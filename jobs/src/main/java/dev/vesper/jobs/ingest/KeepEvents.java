package dev.vesper.jobs.ingest;

import static dev.vesper.pipeline.source.EventFields.EVENT_ID;
import static dev.vesper.pipeline.source.EventFields.RECEIVED_TIME;
import static dev.vesper.pipeline.source.EventFields.SOURCE_FILE;
import static dev.vesper.pipeline.source.EventFields.SOURCE_LINE;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
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
import dev.vesper.pipeline.table.Field;
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
  private static final String ROWS = "rows";
  private static final String PLACE = "place";
  private static final String ONE = "one";
  private static final String COPY = "copy";

  /** The columns that tell copies apart, which is all that is shuffled to find them. */
  private static final List<Field> TELLING =
      List.of(
          EVENT_ID,
          RECEIVED_TIME,
          SOURCE_FILE,
          SOURCE_LINE,
          ArrivalFields.ARRIVAL_NIGHT,
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
    Dataset<Row> copies = in.keep(copies(accepted));
    return Outputs.of(Events.TABLE, firsts(accepted, copies))
        .and(FileNights.TABLE, fileNights(accepted, copies));
  }

  /** The arrivals with the night of the event in {@code dt} and the night of the file beside it. */
  static Dataset<Row> accepted(Dataset<Row> arrivals) {
    return arrivals
        .withColumn(FileNights.FILE_NIGHT.name(), Table.DT.col())
        .withColumn(Table.DT.name(), Arrivals.ACCEPTED_NIGHT.col());
  }

  /** The rows whose event came before: found among the few whose id occurs twice, by its hash. */
  static Dataset<Row> copies(Dataset<Row> accepted) {
    Column hash = xxhash64(EVENT_ID.col()).as(ID_HASH);
    Column[] telling = TELLING.stream().map(Field::col).toArray(Column[]::new);
    Dataset<Row> narrow = accepted.select(telling).withColumn(ID_HASH, hash);
    Dataset<Row> twice =
        narrow
            .groupBy(Table.DT.col(), narrow.col(ID_HASH))
            .agg(count(lit(1)).as(ROWS))
            .where(col(ROWS).gt(1))
            .drop(ROWS);
    WindowSpec sameEvent =
        Window.partitionBy(Table.DT.col(), EVENT_ID.col())
            .orderBy(
                ArrivalFields.ARRIVAL_NIGHT.col(),
                RECEIVED_TIME.col().asc_nulls_last(),
                SOURCE_FILE.col(),
                SOURCE_LINE.col());
    return narrow
        .join(twice, new String[] {Table.DT.name(), ID_HASH}, "left_semi")
        .withColumn(PLACE, row_number().over(sameEvent))
        .where(col(PLACE).gt(1))
        .select(telling);
  }

  static Dataset<Row> firsts(Dataset<Row> accepted, Dataset<Row> copies) {
    Column[] columns =
        Arrays.stream(Events.TABLE.schema().fieldNames()).map(accepted::col).toArray(Column[]::new);
    return accepted
        .join(
            copies.select(SOURCE_FILE.col(), SOURCE_LINE.col()),
            new String[] {SOURCE_FILE.name(), SOURCE_LINE.name()},
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
