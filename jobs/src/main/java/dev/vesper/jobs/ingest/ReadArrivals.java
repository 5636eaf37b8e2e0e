package dev.vesper.jobs.ingest;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.night.Source;
import dev.vesper.pipeline.source.ArrivalFields;
import dev.vesper.pipeline.source.Fate;
import dev.vesper.pipeline.source.LineFields;
import dev.vesper.pipeline.table.Table;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Parses every raw file once and keeps each of its lines, with what became of it. */
public final class ReadArrivals implements Job {
  private final Source source;
  private final ArrivalRules rules;

  public ReadArrivals(Source source, ArrivalRules rules) {
    this.source = source;
    this.rules = rules;
  }

  @Override
  public Record parameters() {
    return rules;
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.raw(source));
  }

  @Override
  public List<Table> writes() {
    return List.of(Arrivals.TABLE);
  }

  @Override
  public Outputs run(Inputs in, Nights nights) {
    return Outputs.none().andClustered(Arrivals.TABLE, arrivals(in.raw(source)));
  }

  static Dataset<Row> arrivals(Dataset<Row> lines) {
    return lines.withColumn(
        Arrivals.ACCEPTED_NIGHT.name(),
        when(
            LineFields.FATE.col().equalTo(lit(Fate.ACCEPTED.code())),
            ArrivalFields.EVENT_NIGHT.col()));
  }
}
