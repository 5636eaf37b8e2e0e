package dev.vesper.pipeline.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.night.Source;
import dev.vesper.pipeline.privacy.Consent;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import dev.vesper.pipeline.warehouse.Partition;
import dev.vesper.pipeline.warehouse.Receipt;
import dev.vesper.pipeline.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who takes consent back leaves every night that is published, whatever it was made from. */
final class WithdrawalTest {
  private static final String SECOND = "2026-11-02";
  private static final String THIRD = "2026-11-03";

  @TempDir Path temp;

  private final VisitLog log =
      new VisitLog()
          .day("2026-11-01", "ada", "bob")
          .day(SECOND, "ada", "cyd")
          .day(THIRD, "bob", "cyd");
  private final GuestJobs.GuestList guests = new GuestJobs.GuestList(new TreeMap<>());

  private VisitHouse house(Consent consent, Terms terms) {
    return new VisitHouse(temp, GuestJobs.all(log, guests), terms, consent);
  }

  private VisitHouse house(Consent consent) {
    return house(consent, VisitHouse.usual());
  }

  /** A house with both nights published, in which ada and bob agreed on the first. */
  private VisitHouse oneNightForAdaAndBob() {
    guests.agreed().putAll(Map.of("ada", true, "bob", true, "cyd", false));
    VisitHouse house = house(GuestJobs.REQUIRED);
    house.upTo(SECOND);
    assertEquals("[2026-11-02,ada,2]\n[2026-11-02,bob,1]", house.rows(GuestJobs.RANKS));
    return house;
  }

  private static Partition ranks(VisitHouse house, String night) {
    return house.manifest().nights("ranks").get(Night.of(night));
  }

  private Receipt receipt(Partition partition) {
    return Warehouse.open(temp.toString()).receipt(partition);
  }

  @Test
  void whoTakesConsentBackLeavesEveryPublishedNight() {
    VisitHouse house = oneNightForAdaAndBob();
    Partition before = ranks(house, SECOND);
    guests.agreed().put("bob", false);
    RunReport report = house.upTo(THIRD);
    assertEquals(ExitCode.DONE, report.exitCode());
    assertEquals("[2026-11-02,ada,2]\n[2026-11-03,ada,2]", house.rows(GuestJobs.RANKS));
    Partition after = ranks(house, SECOND);
    assertEquals(1, after.rows());
    assertEquals(before.inputs(), after.inputs());
    assertFalse(before.version().equals(after.version()));
    Receipt receipt = receipt(after);
    assertEquals("rank-visitors", receipt.job());
    assertEquals(
        List.of("kept as published, less 1 rows of people who took consent back or never gave it"),
        receipt.notes());
    assertTrue(
        receipt.madeFrom().contains(new Receipt.Input("who agreed, of guests", listOf(house))),
        receipt.madeFrom().toString());
    assertEquals(
        List.of(
            "ranks: 1 rows of people who do not agree any more are left out of 1 published nights"),
        report.outcomes().get(0).notes());
  }

  private static String listOf(VisitHouse house) {
    return house.manifest().nights("guests").lastEntry().getValue().version();
  }

  @Test
  void thePlanTellsWhatIsHeldAgainstWhoAgreesAndThenNothingIsLeftToDo() {
    VisitHouse house = oneNightForAdaAndBob();
    assertTrue(house.plan(SECOND).isEmpty());
    guests.agreed().put("bob", false);
    Plan plan = house.plan(SECOND);
    assertEquals(List.of(ranks(house, SECOND)), plan.held());
    assertTrue(
        plan.notes()
            .contains(
                "1 published nights of ranks are held against who agrees now; the rows of everybody"
                    + " else are left out of them by: vesper run"),
        plan.notes().toString());
    house.upTo(SECOND);
    assertTrue(house.plan(SECOND).isEmpty(), house.plan(SECOND).toString());
  }

  @Test
  void nightsWhoseInputsAreGoneAreClearedToo() {
    guests.agreed().putAll(Map.of("ada", true, "bob", true, "cyd", true));
    Terms terms = VisitHouse.keeping(Map.of("log", 1, "visitors", 1));
    VisitHouse house = house(GuestJobs.REQUIRED, terms);
    house.upTo("2026-11-01");
    house.upTo(SECOND);
    house.upTo(THIRD);
    assertFalse(
        house.manifest().nights("visitors").get(Night.of(SECOND)).present(),
        "the state that the night was made from is gone");
    guests.agreed().put("bob", false);
    house.upTo(THIRD);
    assertFalse(house.rows(GuestJobs.RANKS).contains("bob"), house.rows(GuestJobs.RANKS));
    assertTrue(house.rows(GuestJobs.RANKS).contains("[2026-11-01,ada,1]"));
    assertTrue(house.rows(GuestJobs.RANKS).contains("[2026-11-02,cyd,1]"));
  }

  @Test
  void whoIsListedNoLongerLeavesToo() {
    VisitHouse house = oneNightForAdaAndBob();
    guests.agreed().remove("ada");
    guests.agreed().put("bob", false);
    house.upTo(SECOND);
    assertEquals("", house.rows(GuestJobs.RANKS));
    assertTrue(ranks(house, SECOND).present());
  }

  @Test
  void whoAgreesLaterDoesNotComeIntoPublishedNights() {
    VisitHouse house = oneNightForAdaAndBob();
    String before = house.rows(GuestJobs.RANKS);
    Partition published = ranks(house, SECOND);
    guests.agreed().put("cyd", true);
    house.upTo(SECOND);
    assertEquals(before, house.rows(GuestJobs.RANKS));
    assertEquals(published.directory(), ranks(house, SECOND).directory());
    guests.agreed().put("bob", false);
    house.upTo(SECOND);
    guests.agreed().put("bob", true);
    house.upTo(SECOND);
    assertEquals("[2026-11-02,ada,2]", house.rows(GuestJobs.RANKS));
  }

  @Test
  void consentThatBecomesRequiredTakesEverybodyElseOutForGood() {
    guests.agreed().putAll(Map.of("ada", true, "bob", false));
    VisitHouse free = house(new Consent.NotRequired());
    free.upTo(SECOND);
    assertTrue(free.rows(GuestJobs.RANKS).contains("bob"));
    assertEquals("everybody", ranks(free, SECOND).agreement());
    VisitHouse asking = house(GuestJobs.REQUIRED);
    assertEquals(1, asking.plan(SECOND).held().size());
    assertTrue(asking.upTo(SECOND).commit().isPresent());
    assertEquals("[2026-11-02,ada,2]", asking.rows(GuestJobs.RANKS));
    free.upTo(SECOND);
    assertEquals("[2026-11-02,ada,2]", free.rows(GuestJobs.RANKS));
    asking.upTo(SECOND);
    assertTrue(asking.plan(SECOND).isEmpty(), asking.plan(SECOND).toString());
  }

  @Test
  void thatNobodyIsFoundIsPublishedToo() {
    guests.agreed().putAll(Map.of("ada", true, "bob", true, "cyd", true));
    house(new Consent.NotRequired()).upTo(SECOND);
    VisitHouse asking = house(GuestJobs.REQUIRED);
    Partition before = ranks(asking, SECOND);
    assertTrue(asking.upTo(SECOND).commit().isPresent());
    assertEquals(before.directory(), ranks(asking, SECOND).directory());
    assertTrue(asking.plan(SECOND).isEmpty());
  }

  @Test
  void notKnowingWhoAgreesTakesOnlyThoseOutWhoWereNeverAsked() {
    VisitHouse house = oneNightForAdaAndBob();
    VisitHouse unsure = house(new Consent.Unknown("ask them"));
    unsure.upTo(THIRD);
    assertEquals("[2026-11-02,ada,2]\n[2026-11-02,bob,1]", house.rows(GuestJobs.RANKS));
    Nights third = Nights.only(Night.of(THIRD));
    house(new Consent.NotRequired())
        .run(
            Request.nightly(Night.of(THIRD))
                .backfilling(third, Request.Reprocess.ALL, true)
                .only(java.util.Set.of("rank-visitors")));
    assertTrue(house.rows(GuestJobs.RANKS).contains("[2026-11-03,cyd,2]"));
    unsure.upTo(THIRD);
    assertEquals("[2026-11-02,ada,2]\n[2026-11-02,bob,1]", house.rows(GuestJobs.RANKS));
  }

  @Test
  void aListThatCannotBeReadTakesNobodyOut() {
    VisitHouse house = oneNightForAdaAndBob();
    guests.agreed().put("bob", false);
    List<Job> broken =
        GuestJobs.all(log, guests).stream()
            .map(job -> job instanceof GuestJobs.TakeGuests ? new BrokenList(guests) : job)
            .toList();
    RunReport report =
        new VisitHouse(temp, broken, VisitHouse.usual(), GuestJobs.REQUIRED).upTo(SECOND);
    assertTrue(report.commit().isEmpty());
    assertEquals("[2026-11-02,ada,2]\n[2026-11-02,bob,1]", house.rows(GuestJobs.RANKS));
    house.upTo(SECOND);
    assertEquals("[2026-11-02,ada,2]", house.rows(GuestJobs.RANKS));
  }

  /** Fails where the list is read. */
  private record BrokenList(Source list) implements Job {
    @Override
    public String name() {
      return "take-guests";
    }

    @Override
    public List<Read> reads() {
      return List.of(Read.raw(list));
    }

    @Override
    public List<Table> writes() {
      return List.of(GuestJobs.GUESTS);
    }

    @Override
    public Outputs run(Inputs in, Nights nights) {
      throw new IllegalStateException("no list");
    }
  }

  @Test
  void nightsOfAnOlderRecipeKeepTheirColumns() {
    VisitHouse house = oneNightForAdaAndBob();
    guests.agreed().put("bob", false);
    List<Job> newer =
        GuestJobs.all(log, guests).stream()
            .map(job -> job instanceof GuestJobs.RankVisitors ? new RankWithPlace() : job)
            .toList();
    RunReport report =
        new VisitHouse(temp, newer, VisitHouse.usual(), GuestJobs.REQUIRED).upTo(THIRD);
    assertEquals(ExitCode.DONE, report.exitCode());
    assertEquals(1, ranks(house, SECOND).rows());
    assertEquals(Versions.schema(GuestJobs.RANKS), ranks(house, SECOND).schema());
  }

  /** The same ranks with a column more, filled in every row. */
  private record RankWithPlace() implements Job {
    private static final Field PLACE =
        Field.required("place", DataTypes.IntegerType, "Where the visitor stands");
    private static final Table WITH_PLACE = GuestJobs.RANKS.columns(PLACE);

    @Override
    public String name() {
      return "rank-visitors";
    }

    @Override
    public List<Read> reads() {
      return List.of(Read.tonight(VisitJobs.VISITORS));
    }

    @Override
    public List<Table> writes() {
      return List.of(WITH_PLACE);
    }

    @Override
    public Outputs run(Inputs in, Nights nights) {
      return Outputs.of(
          WITH_PLACE,
          in.tonight(VisitJobs.VISITORS)
              .drop(VisitJobs.FIRST_ON.name())
              .withColumn(PLACE.name(), functions.lit(1)));
    }
  }
}
