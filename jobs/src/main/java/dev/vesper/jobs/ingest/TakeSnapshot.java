package dev.vesper.jobs.ingest;

import static dev.vesper.pipeline.source.EventFields.SOURCE_FILE;
import static dev.vesper.pipeline.source.EventFields.SOURCE_LINE;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;

import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.night.Source;
import dev.vesper.pipeline.source.Fate;
import dev.vesper.pipeline.source.LineFields;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Takes a snapshot of a dimension: what the platform knows of its users, contents and the like. Of
 * several lines with one key the last stays, as in a log of changes. Lines that are no row of the
 * dimension stand in a table of their own.
 */
public final class TakeSnapshot implements Job {
  private static final String PLACE = "place";

  private final Source source;
  private final Table dimension;
  private final Table rejects;

  public TakeSnapshot(Source source, Table dimension) {
    this.source = source;
    this.dimension = dimension;
    this.rejects = rejectsOf(dimension);
  }

  /** The table of lines that are no row of a dimension. */
  public static Table rejectsOf(Table dimension) {
    return Table.dimension("rejected_" + dimension.name())
        .rows("one raw line of " + dimension.name() + " that was left out")
        .key(SOURCE_FILE, SOURCE_LINE)
        .columns(
            LineFields.SOURCE_OFFSET,
            Quarantine.REASON,
            LineFields.REASON_COLUMN,
            LineFields.EXCERPT);
  }

  @Override
  public String name() {
    return "take-" + dimension.name();
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.raw(source));
  }

  @Override
  public List<Table> writes() {
    return List.of(dimension, rejects);
  }

  @Override
  public Outputs run(Inputs in, Nights nights) {
    Dataset<Row> lines =
        in.keep(in.raw(source).withColumn(Table.DT.name(), lit(nights.last().date())));
    return Outputs.of(dimension, last(lines, dimension)).and(rejects, rejected(lines, rejects));
  }

  static Dataset<Row> last(Dataset<Row> lines, Table dimension) {
    Column newestFirst =
        row_number()
            .over(
                Window.partitionBy(dimension.key().stream().map(Field::col).toArray(Column[]::new))
                    .orderBy(SOURCE_FILE.col().desc(), SOURCE_LINE.col().desc()));
    return lines
        .where(LineFields.FATE.col().equalTo(Fate.ACCEPTED.code()))
        .withColumn(PLACE, newestFirst)
        .where(col(PLACE).equalTo(1))
        .select(columns(dimension));
  }

  static Dataset<Row> rejected(Dataset<Row> lines, Table rejects) {
    return lines
        .where(LineFields.FATE.col().notEqual(Fate.ACCEPTED.code()))
        .select(columns(rejects));
  }

  private static Column[] columns(Table table) {
    return Arrays.stream(table.schema().fieldNames()).map(name -> col(name)).toArray(Column[]::new);
  }
}
