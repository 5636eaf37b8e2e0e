package dev.vesper.jobs.activity;

import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sequence;

import dev.vesper.jobs.ingest.KnownFrom;
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
  private final KnownFrom users;

  /** What decides the rows. */
  record Params(KnownFrom users) {}

  public AdvanceOrigins(KnownFrom users) {
    this.users = users;
  }

  @Override
  public Record parameters() {
    return new Params(users);
  }

  @Override
  public List<Read> reads() {
    return FirstOrigins.reads(users);
  }

  @Override
  public List<Table> writes() {
    return List.of(UserOrigins.TABLE);
  }

  @Override
  public Outputs run(Inputs in, Nights nights) {
    return Outputs.of(
        UserOrigins.TABLE, states(FirstOrigins.of(in, users), in.wanted(UserOrigins.TABLE)));
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
