package dev.vesper.pipeline.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.privacy.Consent;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody who did not agree is in a table about people, whatever the job hands back. */
final class ConsentTest {
  @TempDir Path temp;

  private final VisitLog log =
      new VisitLog()
          .day("2026-11-01", "ada", "bob")
          .day("2026-11-02", "ada", "cyd")
          .day("2026-11-03", "bob", "cyd");
  private final GuestJobs.GuestList guests = new GuestJobs.GuestList(new TreeMap<>());

  private VisitHouse house(Consent consent) {
    return new VisitHouse(temp, GuestJobs.all(log, guests), VisitHouse.usual(), consent);
  }

  @Test
  void onlyThoseWhoAgreedAreScored() {
    guests.agreed().putAll(Map.of("ada", true, "bob", false));
    VisitHouse house = house(GuestJobs.REQUIRED);
    house.upTo("2026-11-03");
    assertEquals("[2026-11-03,ada,2]", house.rows(GuestJobs.RANKS));
    assertTrue(house.rows(VisitJobs.VISITORS).contains("bob"));
  }

  @Test
  void whereNobodyNeedsToAgreeAllAreScored() {
    VisitHouse house = house(new Consent.NotRequired());
    house.upTo("2026-11-03");
    assertEquals(
        "[2026-11-03,ada,2]\n[2026-11-03,bob,2]\n[2026-11-03,cyd,2]", house.rows(GuestJobs.RANKS));
  }

  @Test
  void whereNothingIsKnownOfConsentNobodyIsScoredAndThePlanSaysSo() {
    VisitHouse house = house(new Consent.Unknown("ask them"));
    assertEquals(
        List.of("ranks stay empty, because they tell about people: ask them"),
        house.plan("2026-11-03").notes().stream().filter(note -> note.contains("people")).toList());
    house.upTo("2026-11-03");
    assertEquals("", house.rows(GuestJobs.RANKS));
    assertTrue(house.manifest().partitions().get("ranks").containsKey(Night.of("2026-11-03")));
  }

  @Test
  void asLongAsTheListIsNotThereNobodyAgreed() {
    VisitHouse house = house(GuestJobs.REQUIRED);
    house.upTo("2026-11-03");
    assertEquals("", house.rows(GuestJobs.RANKS));
  }

  @Test
  void whatTellsAboutPeopleWaitsForWhatTellsWhoAgreed() {
    Graph graph =
        Graph.of(
            List.of(
                new GuestJobs.RankVisitors(),
                new GuestJobs.TakeGuests(guests),
                new VisitJobs.KnowVisitors(1),
                new VisitJobs.SumDays(),
                new VisitJobs.ReadLog(log)),
            GuestJobs.REQUIRED);
    assertTrue(
        graph.upstream(new GuestJobs.RankVisitors()).contains(new GuestJobs.TakeGuests(guests)),
        graph.upstream(new GuestJobs.RankVisitors()).toString());
    assertThrows(
        IllegalArgumentException.class,
        () -> Graph.of(List.of(new VisitJobs.ReadLog(log)), GuestJobs.REQUIRED));
  }

  @Test
  void whereTheListIsReadByAnotherRuleWhatIsPublishedIsHeldAgainstIt() {
    guests.agreed().putAll(Map.of("ada", true, "bob", true));
    house(GuestJobs.REQUIRED).upTo("2026-11-03");
    VisitHouse stricter =
        house(
            new Consent.Required(
                GuestJobs.GUESTS,
                VisitJobs.VISITOR,
                () -> GuestJobs.AGREES.col().and(VisitJobs.VISITOR.col().notEqual("bob")),
                2));
    assertFalse(stricter.plan("2026-11-03").isEmpty());
    stricter.upTo("2026-11-03");
    assertFalse(stricter.rows(GuestJobs.RANKS).contains("bob"), stricter.rows(GuestJobs.RANKS));
    assertTrue(stricter.rows(GuestJobs.RANKS).contains("ada"), stricter.rows(GuestJobs.RANKS));
    assertTrue(stricter.plan("2026-11-03").isEmpty());
  }
}
