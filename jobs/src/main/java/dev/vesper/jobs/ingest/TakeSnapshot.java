package dev.vesper.jobs.ingest;

import static dev.vesper.pipeline.source.EventFields.SOURCE_FILE;
import static dev.vesper.pipeline.source.EventFields.SOURCE_LINE;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.night.Source;
import dev.vesper.pipeline.source.Fate;
import dev.vesper.pipeline.source.LineFields;
import dev.vesper.pipeline.source.RawDimension;
import dev.vesper.pipeline.source.Reason;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Takes a snapshot of a dimension: what the platform knows of its users, contents and the like. Of
 * several lines with one key the newest stays, as in a log of changes: that of the file that came
 * last, and the last in it. Lines that are no row of the dimension stand in a table of their own.
 */
public final class TakeSnapshot implements Job {
  private static final String READABLE = "readable_line";
  private static final String NEWEST = "newest_is_readable";
  private static final String PLACE = "place";

  /** So many doubted lines are a broken list where they are more than one in so many. */
  private static final long MOST_DOUBTED = 10;

  private final Source source;
  private final Table dimension;
  private final Table rejects;
  private final Care care;

  /**
   * What is taken with care of lines with one key.
   *
   * @param certain columns that are absent where the newest line cannot be read, for it may have
   *     changed them
   * @param latest times of which the latest that any line tells counts, whichever line is the
   *     newest
   */
  public record Care(List<Field> certain, List<Field> latest) {
    public static final Care NONE = new Care(List.of(), List.of());

    public Care {
      certain = List.copyOf(certain);
      latest = List.copyOf(latest);
    }
  }

  public TakeSnapshot(Source source, Table dimension, Care care) {
    this.source = source;
    this.dimension = dimension;
    this.rejects = rejectsOf(dimension);
    this.care = care;
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
  public int version() {
    return 2;
  }

  @Override
  public Outputs run(Inputs in, Nights nights) {
    Dataset<Row> lines =
        in.keep(in.raw(source).withColumn(Table.DT.name(), lit(nights.last().date())));
    Dataset<Row> newest = newest(lines, dimension, care);
    Outputs outputs =
        Outputs.of(dimension, newest.select(columns(dimension)))
            .and(rejects, rejected(lines, rejects));
    if (care.certain().isEmpty()) {
      return outputs;
    }
    Counted counted = counted(lines);
    refuseDamaged(counted);
    return counted.unreadable() == 0 ? outputs : doubted(newest).map(outputs::note).orElse(outputs);
  }

  /**
   * The lines of a list.
   *
   * @param damaged files that break off or are damaged, which have a line each
   * @param readable lines that can be read
   * @param unreadable lines that cannot be read and tell whom they are about
   * @param all lines
   */
  private record Counted(long damaged, long readable, long unreadable, long all) {}

  private Counted counted(Dataset<Row> lines) {
    Column damaged = LineFields.REASON.col().eqNullSafe(Reason.TRUNCATED_FILE.code());
    Row counted =
        lines
            .agg(
                count_if(damaged),
                count_if(readable()),
                count_if(keyed(dimension).and(not(readable()))),
                count(lit(1)))
            .head();
    return new Counted(
        counted.getLong(0), counted.getLong(1), counted.getLong(2), counted.getLong(3));
  }

  /**
   * What must be certain is not taken from a list that is damaged: whoever is missing there has not
   * left.
   */
  private void refuseDamaged(Counted lines) {
    if (lines.damaged() > 0) {
      throw new Fault(
          ExitCode.DATA,
          "%s: %d files break off or are damaged; who is missing there has not left. Mend them, or leave them out"
              .formatted(dimension, lines.damaged()));
    }
    if (lines.readable() == 0 && lines.all() > 0) {
      throw new Fault(
          ExitCode.DATA,
          "%s: none of %d lines can be read; see: vesper validate"
              .formatted(dimension, lines.all()));
    }
  }

  /** What is said where the newest line of somebody cannot be read. */
  private Optional<String> doubted(Dataset<Row> newest) {
    Row counted = newest.agg(count_if(not(col(NEWEST))), count(lit(1))).head();
    long doubted = counted.getLong(0);
    if (doubted >= MOST_DOUBTED && doubted * MOST_DOUBTED > counted.getLong(1)) {
      throw new Fault(
          ExitCode.DATA,
          "%s: the newest line of %d of %d cannot be read, too many to take it that they took %s back; see: vesper validate"
              .formatted(dimension, doubted, counted.getLong(1), names(care.certain())));
    }
    return doubted == 0
        ? Optional.empty()
        : Optional.of(
            "%s: the newest line of %d cannot be read; until a readable one follows, %s of these are taken as absent. The lines are in %s"
                .formatted(dimension, doubted, names(care.certain()), rejects));
  }

  private static String names(List<Field> fields) {
    return fields.stream().map(Field::name).collect(Collectors.joining(", "));
  }

  /** Of each key the newest readable line, and whether it is the newest of all. */
  static Dataset<Row> newest(Dataset<Row> lines, Table dimension, Care care) {
    WindowSpec ofKey =
        Window.partitionBy(dimension.key().stream().map(Field::col).toArray(Column[]::new));
    WindowSpec newestFirst =
        ofKey.orderBy(RawDimension.FILE_PLACE.col().desc(), SOURCE_LINE.col().desc());
    Dataset<Row> marked =
        lines
            .where(keyed(dimension))
            .withColumn(READABLE, readable())
            .withColumn(NEWEST, first(col(READABLE)).over(newestFirst))
            .withColumn(PLACE, count_if(col(READABLE)).over(newestFirst));
    for (Field field : care.latest()) {
      marked = marked.withColumn(field.name(), max(field.col()).over(ofKey));
    }
    Dataset<Row> one = marked.where(col(READABLE).and(col(PLACE).equalTo(1)));
    for (Field field : care.certain()) {
      one = one.withColumn(field.name(), when(col(NEWEST), field.col()));
    }
    return one;
  }

  private static Column readable() {
    return LineFields.FATE.col().equalTo(Fate.ACCEPTED.code());
  }

  private static Column keyed(Table dimension) {
    return dimension.key().stream()
        .map(field -> field.col().isNotNull())
        .reduce(Column::and)
        .orElseThrow();
  }

  static Dataset<Row> rejected(Dataset<Row> lines, Table rejects) {
    return lines.where(not(readable())).select(columns(rejects));
  }

  private static Column[] columns(Table table) {
    return Arrays.stream(table.schema().fieldNames()).map(name -> col(name)).toArray(Column[]::new);
  }
}
