package dev.vesper.pipeline.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.privacy.Consent;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How many nights of a table its readers need. */
final class ReachTest {
  private static final Field COUNT = Field.count("count", "How many");
  private static final Table FACTS = Table.fact("facts").columns(COUNT);
  private static final Table RATES = Table.rate("rates").columns(COUNT);
  private static final Table RECORDS = Table.record("records").columns(COUNT);

  private static Optional<Reach> furthest(Table table, List<Read> byRates, List<Read> byRecords) {
    List<Job> jobs =
        List.of(
            new Declared("facts", List.of(), List.of(FACTS)),
            new Declared("rates", byRates, List.of(RATES)),
            new Declared("records", byRecords, List.of(RECORDS)));
    return Reach.furthest(Graph.of(jobs, new Consent.NotRequired()), table, 3);
  }

  private static int nights(List<Read> byRates, List<Read> byRecords) {
    return furthest(FACTS, byRates, byRecords).orElseThrow().nights();
  }

  @Test
  void aRateNeedsWhatItReadsForEachNightThatLateEventsChange() {
    assertEquals(4, nights(List.of(Read.tonight(FACTS)), List.of()));
    assertEquals(94, nights(List.of(Read.tonight(FACTS), Read.trailing(FACTS, 90)), List.of()));
    assertEquals(6, nights(List.of(Read.following(FACTS, 2)), List.of()));
  }

  @Test
  void aRecordIsMadeOnce() {
    assertEquals(91, nights(List.of(), List.of(Read.trailing(FACTS, 90))));
    assertEquals(1, nights(List.of(), List.of(Read.tonight(FACTS))));
  }

  @Test
  void theOneThatNeedsMostDecides() {
    List<Read> ninety = List.of(Read.trailing(FACTS, 90));
    assertEquals(94, nights(ninety, List.of(Read.trailing(FACTS, 92))));
    assertEquals(95, nights(ninety, List.of(Read.trailing(FACTS, 94))));
  }

  @Test
  void ofWhatNobodyReadsAndOfRecordsNoNightIsNeeded() {
    assertEquals(Optional.empty(), furthest(FACTS, List.of(), List.of()));
    List<Read> own = List.of(Read.trailing(RECORDS, 90));
    assertEquals(Optional.empty(), furthest(RECORDS, List.of(), own));
  }
}
