package dev.vesper.jobs.ingest;

import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.source.Fate;
import dev.vesper.pipeline.source.LineFields;
import dev.vesper.pipeline.table.Table;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Sets the lines that are no events aside, where somebody can look at them. */
public final class SetAside implements Job {
  @Override
  public List<Read> reads() {
    return List.of(Read.tonight(Arrivals.TABLE));
  }

  @Override
  public List<Table> writes() {
    return List.of(Quarantine.TABLE);
  }

  @Override
  public Outputs run(Inputs in, Nights nights) {
    return Outputs.of(Quarantine.TABLE, quarantined(in.tonight(Arrivals.TABLE)));
  }

  static Dataset<Row> quarantined(Dataset<Row> arrivals) {
    Column[] columns =
        Arrays.stream(Quarantine.TABLE.schema().fieldNames())
            .map(arrivals::col)
            .toArray(Column[]::new);
    return arrivals.where(LineFields.FATE.col().equalTo(Fate.QUARANTINED.code())).select(columns);
  }
}
