package dev.vesper.pipeline.run;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;

import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.night.Source;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** A small platform with one table of every kind. */
final class VisitJobs {
  static final Field VISITOR = Field.required("visitor", DataTypes.StringType, "Who");
  static final Field VISITED_ON = Field.optional("visited_on", DataTypes.DateType, "When");
  static final Field VISITS = Field.count("visits", "How often");
  static final Field FIRST_ON = Field.required("first_on", DataTypes.DateType, "First visit");
  static final Field NEWCOMERS = Field.count("newcomers", "Visitors never seen before");
  static final Field STRENGTH = Field.required("strength", DataTypes.DoubleType, "A fitted value");

  static final Table LOG =
      Table.fact("log")
          .rows("one line")
          .columns(VISITOR, VISITED_ON)
          .slicedBy(VISITED_ON)
          .mandatory();
  static final Table DAYS =
      Table.fact("days").rows("one visitor on a day").key(VISITOR).columns(VISITS).mandatory();
  static final Table VISITORS =
      Table.state("visitors").rows("one visitor").key(VISITOR).columns(FIRST_ON, VISITS);
  static final Table COUNTS = Table.rate("counts").rows("the night").columns(VISITS, NEWCOMERS);
  static final Table MODELS = Table.record("models").rows("the model").columns(STRENGTH, VISITS);

  private VisitJobs() {}

  static List<Job> all(Source source) {
    return List.of(
        new FitModel(), new CountVisits(), new KnowVisitors(1), new SumDays(), new ReadLog(source));
  }

  /** The raw lines, sliced by the day they tell of. */
  record ReadLog(Source source) implements Job {
    @Override
    public List<Read> reads() {
      return List.of(Read.raw(source));
    }

    @Override
    public List<Table> writes() {
      return List.of(LOG);
    }

    @Override
    public Outputs run(Inputs in, Nights nights) {
      return Outputs.of(LOG, in.raw(source));
    }
  }

  /** Visits by visitor and day. */
  record SumDays() implements Job {
    @Override
    public List<Read> reads() {
      return List.of(Read.slices(LOG));
    }

    @Override
    public List<Table> writes() {
      return List.of(DAYS);
    }

    @Override
    public Outputs run(Inputs in, Nights nights) {
      return Outputs.of(
          DAYS,
          in.slices(LOG)
              .groupBy(VISITED_ON.col().as(Table.DT.name()), VISITOR.col())
              .agg(VISITS.is(count(lit(1)))));
    }
  }

  /** Everybody ever seen. */
  record KnowVisitors(int version) implements Job {
    @Override
    public List<Read> reads() {
      return List.of(Read.before(VISITORS), Read.tonight(DAYS));
    }

    @Override
    public List<Table> writes() {
      return List.of(VISITORS);
    }

    @Override
    public Outputs run(Inputs in, Nights nights) {
      Dataset<Row> days = in.tonight(DAYS).withColumn(FIRST_ON.name(), Table.DT.col());
      Dataset<Row> parts = in.before(VISITORS).unionByName(days);
      Dataset<Row> states =
          in.wanted(VISITORS).stream()
              .map(night -> stateOf(parts, night.date()))
              .reduce((all, next) -> all.unionByName(next))
              .orElseThrow();
      return Outputs.of(VISITORS, states);
    }

    private static Dataset<Row> stateOf(Dataset<Row> parts, LocalDate night) {
      return parts
          .where(Table.DT.col().leq(lit(night)))
          .groupBy(VISITOR.col())
          .agg(FIRST_ON.is(min(FIRST_ON.col())), VISITS.is(sum(VISITS.col())))
          .withColumn(Table.DT.name(), lit(night));
    }
  }

  /** Visits and newcomers of each night. */
  record CountVisits() implements Job {
    @Override
    public List<Read> reads() {
      return List.of(Read.before(VISITORS), Read.tonight(DAYS));
    }

    @Override
    public List<Table> writes() {
      return List.of(COUNTS);
    }

    @Override
    public Outputs run(Inputs in, Nights nights) {
      Dataset<Row> first =
          in.tonight(DAYS)
              .groupBy(VISITOR.col())
              .agg(min(Table.DT.col()).as(Table.DT.name()))
              .join(in.before(VISITORS).select(VISITOR.col()), VISITOR.name(), "left_anti")
              .groupBy(Table.DT.col())
              .agg(NEWCOMERS.is(count(lit(1))));
      Dataset<Row> visits =
          in.tonight(DAYS).groupBy(Table.DT.col()).agg(VISITS.is(sum(VISITS.col())));
      return Outputs.of(
          COUNTS,
          visits
              .join(first, Table.DT.name(), "left")
              .na()
              .fill(0L, new String[] {NEWCOMERS.name()}));
    }
  }

  /** A model that starts from last night's. */
  record FitModel() implements Job {
    /** A row of the model. */
    record Model(LocalDate dt, double strength, long visits) {}

    @Override
    public List<Read> reads() {
      return List.of(Read.before(MODELS), Read.tonight(VISITORS));
    }

    @Override
    public List<Table> writes() {
      return List.of(MODELS);
    }

    @Override
    public Outputs run(Inputs in, Nights nights) {
      List<Row> before = in.before(MODELS).select(STRENGTH.col()).collectAsList();
      double start = before.isEmpty() ? 1.0 : before.get(0).getDouble(0) * 2;
      long visits = in.tonight(VISITORS).agg(max(VISITS.col())).first().<Long>getAs(0);
      return Outputs.none()
          .and(MODELS, List.of(new Model(nights.first().date(), start, visits)))
          .metric("started_from", start)
          .note(before.isEmpty() ? "no model before" : "started from last night's");
    }
  }
}
