package dev.vesper.pipeline.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.run.Request.Reprocess;
import dev.vesper.pipeline.table.Table;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record that is made after those of later nights knows of them. */
final class LaterRecordsTest {
  private static final Table LATER =
      Table.record("later").rows("the night").columns(VisitJobs.VISITS);

  @TempDir Path temp;

  private final VisitLog log =
      new VisitLog()
          .day("2026-11-01", "ada")
          .day("2026-11-02", "ada")
          .day("2026-11-03", "ada")
          .day("2026-11-04", "ada")
          .day("2026-11-05", "ada");

  /** Counts the records of later nights. */
  private record CountLater() implements Job {
    /** A row. */
    record RowOf(LocalDate dt, long visits) {}

    @Override
    public List<Read> reads() {
      return List.of(Read.tonight(VisitJobs.DAYS), Read.following(LATER, 9));
    }

    @Override
    public List<Table> writes() {
      return List.of(LATER);
    }

    @Override
    public Outputs run(Inputs in, Nights nights) {
      long later = in.following(LATER).count();
      return Outputs.none().and(LATER, List.of(new RowOf(nights.last().date(), later)));
    }
  }

  private VisitHouse house(Terms terms) {
    List<Job> jobs = new ArrayList<>(VisitJobs.all(log));
    jobs.add(new CountLater());
    return new VisitHouse(temp, jobs, terms);
  }

  private static Request backfill(String from, String to) {
    return Request.nightly(Night.of("2026-11-05"))
        .backfilling(new Nights(Night.of(from), Night.of(to)), Reprocess.NONE, true);
  }

  @Test
  void aBackfilledRecordSeesThoseThatArePublishedAndLeavesThemAsTheyAre() {
    VisitHouse house = house(VisitHouse.usual());
    house.upTo("2026-11-05");
    assertEquals("[2026-11-05,0]", house.rows(LATER));
    house.run(backfill("2026-11-03", "2026-11-04"));
    assertEquals("[2026-11-03,1]\n[2026-11-04,1]\n[2026-11-05,0]", house.rows(LATER));
    Plan plan = house.plan("2026-11-05");
    assertTrue(plan.isEmpty());
    assertEquals(
        List.of(), plan.notes().stream().filter(note -> note.startsWith("count-later")).toList());
  }

  @Test
  void aLaterRecordThatIsNotKeptIsNotMissed() {
    VisitHouse house = house(VisitHouse.keeping(Map.of("later", 1)));
    house.upTo("2026-11-04");
    house.upTo("2026-11-05");
    assertEquals("[2026-11-05,0]", house.rows(LATER));
    RunReport report = house.run(backfill("2026-11-03", "2026-11-03"));
    assertTrue(
        VisitHouse.built(report).contains("count-later [2026-11-03]"), VisitHouse.built(report));
  }
}
