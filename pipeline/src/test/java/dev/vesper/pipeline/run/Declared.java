package dev.vesper.pipeline.run;

import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.table.Table;
import java.util.List;

/** A job that declares, and does nothing. */
record Declared(String name, List<Read> reads, List<Table> writes) implements Job {
  @Override
  public Outputs run(Inputs in, Nights nights) {
    throw new UnsupportedOperationException("never run");
  }
}
