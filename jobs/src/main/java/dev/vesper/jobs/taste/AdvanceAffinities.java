package dev.vesper.jobs.taste;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.unix_date;

import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.table.PlainRows;
import dev.vesper.pipeline.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Advances what each user wants by the days of the run. What users who did nothing want is carried
 * over as it stands.
 */
public final class AdvanceAffinities implements Job {
  private static final Encoder<Row> ENCODER = PlainRows.encoder(Affinities.TABLE);
  private static final Column[] KEY = {Affinities.USER_ID.col(), Affinities.CONTENT_ID.col()};
  private static final String STEP = "step";

  private final TasteParams params;

  public AdvanceAffinities(TasteParams params) {
    this.params = params;
  }

  @Override
  public Record parameters() {
    return params;
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.before(Affinities.TABLE), Read.tonight(ContentDays.TABLE));
  }

  @Override
  public List<Table> writes() {
    return List.of(Affinities.TABLE);
  }

  @Override
  public Outputs run(Inputs in, Nights nights) {
    return Outputs.of(
        Affinities.TABLE,
        affinities(
            in.before(Affinities.TABLE),
            in.tonight(ContentDays.TABLE),
            in.wanted(Affinities.TABLE),
            params));
  }

  /** What users want at the end of nights, told by all days up to them. */
  public static Dataset<Row> of(Dataset<Row> days, Nights wanted, TasteParams params) {
    Dataset<Row> nothing =
        days.sparkSession().createDataFrame(List.<Row>of(), Affinities.TABLE.schema());
    return affinities(nothing, days, wanted, params);
  }

  static Dataset<Row> affinities(
      Dataset<Row> before, Dataset<Row> days, Nights wanted, TasteParams params) {
    Dataset<Row> touched = days.select(KEY[0], KEY[1]).distinct();
    Dataset<Row> steps =
        standing(joined(before, touched, "left_semi")).unionByName(of(days, params));
    return advanced(steps, wanted, params)
        .unionByName(carried(joined(before, touched, "left_anti"), wanted));
  }

  private static Dataset<Row> joined(Dataset<Row> before, Dataset<Row> touched, String how) {
    Column sameUser = Affinities.USER_ID.of(before).equalTo(Affinities.USER_ID.of(touched));
    Column sameContent =
        Affinities.CONTENT_ID.of(before).equalTo(Affinities.CONTENT_ID.of(touched));
    return before.join(touched, sameUser.and(sameContent), how);
  }

  /** What nobody touched: the same on every night. */
  private static Dataset<Row> carried(Dataset<Row> untouched, Nights wanted) {
    Column nights = sequence(lit(wanted.first().date()), lit(wanted.last().date()));
    return untouched.drop(Table.DT.col()).withColumn(Table.DT.name(), explode(nights));
  }

  private static Dataset<Row> standing(Dataset<Row> before) {
    return before.select(
        KEY[0],
        KEY[1],
        step(
            Affinities.WEIGHT.col(),
            Affinities.FIRST_ON.col(),
            Affinities.LAST_ON.col(),
            Affinities.DAYS.col()));
  }

  /** Each day as a taste of its own. */
  private static Dataset<Row> of(Dataset<Row> days, TasteParams params) {
    return days.select(
        KEY[0], KEY[1], step(params.dayWeight(), Table.DT.col(), Table.DT.col(), lit(1L)));
  }

  private static Column step(Column weight, Column first, Column last, Column days) {
    return struct(
            unix_date(last).as(Affinities.LAST_ON.name()),
            unix_date(first).as(Affinities.FIRST_ON.name()),
            weight.as(Affinities.WEIGHT.name()),
            days.as(Affinities.DAYS.name()),
            Affinities.COMPLETIONS.col(),
            Affinities.PURCHASES.col(),
            Affinities.REFUNDS.col())
        .as(STEP);
  }

  private static Dataset<Row> advanced(Dataset<Row> steps, Nights wanted, TasteParams params) {
    FlatMapFunction<Row, Row> advancing = pair -> rows(pair, wanted, params).iterator();
    return PlainRows.typed(
        Affinities.TABLE,
        steps.groupBy(KEY).agg(sort_array(collect_list(col(STEP)))).flatMap(advancing, ENCODER));
  }

  private static List<Row> rows(Row pair, Nights wanted, TasteParams params) {
    List<Row> steps = pair.getList(2);
    List<Row> rows = new ArrayList<>();
    Optional<Affinity> affinity = Optional.empty();
    int next = 0;
    for (Night night : wanted.list()) {
      int day = PlainRows.day(night.date());
      while (next < steps.size() && steps.get(next).getInt(0) <= day) {
        affinity = Optional.of(Affinity.after(affinity, taste(steps.get(next)), params));
        next++;
      }
      affinity.ifPresent(taste -> rows.add(row(day, pair, taste)));
    }
    return rows;
  }

  private static Affinity taste(Row step) {
    return new Affinity(
        step.getDouble(2),
        step.getInt(1),
        step.getInt(0),
        new Affinity.Counts(step.getLong(3), step.getLong(4), step.getLong(5), step.getLong(6)));
  }

  private static Row row(int day, Row pair, Affinity taste) {
    return RowFactory.create(
        day,
        pair.getString(0),
        pair.getString(1),
        taste.weight(),
        taste.firstOn(),
        taste.lastOn(),
        taste.counts().days(),
        taste.counts().completions(),
        taste.counts().purchases(),
        taste.counts().refunds());
  }
}
