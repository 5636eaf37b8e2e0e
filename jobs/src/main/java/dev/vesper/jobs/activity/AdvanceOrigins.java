package dev.vesper.jobs.activity;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.struct;

import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.table.Table;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Keeps, for each user, the first of what is told of where the user comes from. */
public final class AdvanceOrigins implements Job {
  private static final String FIRST = "first";

  @Override
  public List<Read> reads() {
    return List.of(Read.before(UserOrigins.TABLE), Read.tonight(Origins.TABLE));
  }

  @Override
  public List<Table> writes() {
    return List.of(UserOrigins.TABLE);
  }

  @Override
  public Outputs run(Inputs in, Nights nights) {
    Dataset<Row> firsts = firsts(in.before(UserOrigins.TABLE), in.tonight(Origins.TABLE));
    return Outputs.of(UserOrigins.TABLE, states(firsts, in.wanted(UserOrigins.TABLE)));
  }

  /** The first of each kind for each user, as of the end of a run. */
  public static Dataset<Row> firsts(Dataset<Row> before, Dataset<Row> told) {
    return told.withColumn(UserOrigins.TOLD_ON.name(), Table.DT.col())
        .unionByName(before)
        .groupBy(UserOrigins.USER_ID.col(), UserOrigins.ORIGIN.col())
        .agg(min(struct(UserOrigins.TOLD_ON.col(), UserOrigins.VALUE.col())).as(FIRST))
        .select(
            UserOrigins.USER_ID.col(),
            UserOrigins.ORIGIN.col(),
            UserOrigins.TOLD_ON.is(col(FIRST).getField(UserOrigins.TOLD_ON.name())),
            UserOrigins.VALUE.is(col(FIRST).getField(UserOrigins.VALUE.name())));
  }

  /** What is first stays first: it is known from its day on, on every night. */
  static Dataset<Row> states(Dataset<Row> firsts, Nights wanted) {
    Column since = greatest(UserOrigins.TOLD_ON.col(), lit(wanted.first().date()));
    Column last = lit(wanted.last().date());
    return firsts
        .where(UserOrigins.TOLD_ON.col().leq(last))
        .withColumn(Table.DT.name(), explode(sequence(since, last)));
  }
}
