package dev.vesper.pipeline.run;

import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.table.Table;
import java.util.List;

/** Jobs in the place of those of {@link VisitJobs}, each broken in a way of its own. */
final class BrokenJobs {
  private BrokenJobs() {}

  /** Fails as Spark does: by a checked exception that no method declares. */
  record BrokenModel() implements Job {
    @Override
    public String name() {
      return "fit-model";
    }

    @Override
    public List<Read> reads() {
      return List.of(Read.tonight(VisitJobs.VISITORS));
    }

    @Override
    public List<Table> writes() {
      return List.of(VisitJobs.MODELS);
    }

    @Override
    public Outputs run(Inputs in, Nights nights) {
      return Outputs.of(VisitJobs.MODELS, in.tonight(VisitJobs.VISITORS).select("no_such_column"));
    }
  }

  /** A job in the place of the one that sums up days. */
  private interface InPlaceOfDays extends Job {
    @Override
    default List<Read> reads() {
      return List.of(Read.slices(VisitJobs.LOG));
    }

    @Override
    default List<Table> writes() {
      return List.of(VisitJobs.DAYS);
    }
  }

  /** Fails where a required table is made. */
  record BrokenDays() implements InPlaceOfDays {
    @Override
    public String name() {
      return "sum-days";
    }

    @Override
    public Outputs run(Inputs in, Nights nights) {
      throw new IllegalStateException("no days");
    }
  }

  /** Hands every row back twice. */
  record DoubledDays() implements InPlaceOfDays {
    @Override
    public Outputs run(Inputs in, Nights nights) {
      Outputs once = new VisitJobs.SumDays().run(in, nights);
      Outputs.Rows.Data data = (Outputs.Rows.Data) once.rows().get(VisitJobs.DAYS);
      return Outputs.of(VisitJobs.DAYS, data.dataset().unionByName(data.dataset()));
    }
  }
}
