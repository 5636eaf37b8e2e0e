package dev.vesper.jobs.funnel;

import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.table.Table;
import java.util.List;

/** Counts how many got how far in each funnel and in the model, in one pass over the users. */
public final class MeasureFunnels implements Job {
  private final FunnelParams params;

  public MeasureFunnels(FunnelParams params) {
    this.params = params;
  }

  @Override
  public Record parameters() {
    return params;
  }

  @Override
  public List<Read> reads() {
    return FunnelUsers.READS;
  }

  @Override
  public List<Table> writes() {
    return List.of(Funnels.TABLE, ConversionModels.TABLE);
  }

  @Override
  public Outputs run(Inputs in, Nights nights) {
    CellSums sums = CellSums.of(FunnelUsers.rows(in, params), nights, params);
    return Outputs.none()
        .and(Funnels.TABLE, FunnelRows.of(sums, nights, params.funnels()))
        .and(ConversionModels.TABLE, ConversionRow.of(sums, nights));
  }
}
