package dev.vesper.jobs.community;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.vesper.jobs.community.Member.Cover;
import dev.vesper.jobs.community.Membership.Day;
import dev.vesper.jobs.growth.Grain;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Members of one community, g, without Spark. */
final class MembershipTest {
  private static final LocalDate START = LocalDate.of(2026, 9, 1);
  private static final Nights AUTUMN = new Nights(new Night(START), Night.of("2026-11-30"));

  private static Day joined(String day) {
    return new Day(LocalDate.parse(day), true, false, false);
  }

  private static Day left(String day) {
    return new Day(LocalDate.parse(day), false, true, false);
  }

  private static Day paid(String day) {
    return new Day(LocalDate.parse(day), true, false, true);
  }

  private static Cover covered(String community, String first, String last) {
    return new Cover(community, LocalDate.parse(first), LocalDate.parse(last));
  }

  private static Member member(List<Cover> covers, Day... days) {
    Map<LocalDate, Day> byDay = new HashMap<>();
    Arrays.stream(days).forEach(day -> byDay.put(day.on(), day));
    return new Member(Map.of(), byDay.isEmpty() ? Map.of() : Map.of("g", byDay), covers);
  }

  /** EVER, MEMBERS, PREVIOUS_MEMBERS, NEW, LEFT, PAYING, PREVIOUS_PAYING, PAID_IN_BOTH. */
  private static long[] counts(String night, Grain grain, Member... members) {
    CommunityCounts counts = new CommunityCounts(AUTUMN);
    Arrays.stream(members).forEach(counts::add);
    return counts.cells().get(new CommunityCounts.Cell("g", LocalDate.parse(night), grain));
  }

  @Test
  void whoJoinsIsNewInThePeriodAndWhoLeavesIsMissedFromTheNextOn() {
    Member some = member(List.of(), joined("2026-10-07"), left("2026-10-20"));
    assertNull(counts("2026-10-06", Grain.WEEK, some));
    assertArrayEquals(new long[] {1, 1, 0, 1, 0, 0, 0, 0}, counts("2026-10-07", Grain.WEEK, some));
    Member same = member(List.of(), joined("2026-10-07"), left("2026-10-20"));
    assertArrayEquals(new long[] {1, 1, 1, 0, 0, 0, 0, 0}, counts("2026-10-19", Grain.WEEK, same));
    Member gone = member(List.of(), joined("2026-10-07"), left("2026-10-20"));
    assertArrayEquals(new long[] {1, 0, 1, 0, 1, 0, 0, 0}, counts("2026-10-20", Grain.WEEK, gone));
    Member away = member(List.of(), joined("2026-10-07"), left("2026-10-20"));
    assertArrayEquals(new long[] {1, 0, 0, 0, 0, 0, 0, 0}, counts("2026-10-31", Grain.MONTH, away));
  }

  @Test
  void aPaymentCountsInItsPeriodAndAsPaidBeforeInTheNext() {
    assertArrayEquals(
        new long[] {1, 1, 0, 1, 0, 1, 0, 0},
        counts("2026-10-31", Grain.MONTH, member(List.of(), paid("2026-10-31"))));
    assertArrayEquals(
        new long[] {1, 1, 1, 0, 0, 0, 1, 0},
        counts("2026-11-30", Grain.MONTH, member(List.of(), paid("2026-10-31"))));
    assertArrayEquals(
        new long[] {1, 1, 1, 0, 0, 1, 1, 1},
        counts(
            "2026-11-30", Grain.MONTH, member(List.of(), paid("2026-10-01"), paid("2026-11-30"))));
  }

  @Test
  void aSubscriptionPaysOnlyOnDaysOfMembership() {
    Cover october = covered(Member.PLATFORM, "2026-10-01", "2026-10-10");
    assertEquals(
        1, counts("2026-10-31", Grain.MONTH, member(List.of(october), joined("2026-10-10")))[5]);
    assertEquals(
        0, counts("2026-10-31", Grain.MONTH, member(List.of(october), joined("2026-10-11")))[5]);
  }

  @Test
  void aSubscriptionToAnotherCommunityPaysForNone() {
    Cover here = covered("g", "2026-10-01", "2026-10-10");
    Cover elsewhere = covered("h", "2026-10-01", "2026-10-10");
    Day joined = joined("2026-10-01");
    assertEquals(1, counts("2026-10-02", Grain.DAY, member(List.of(here), joined))[5]);
    assertEquals(0, counts("2026-10-02", Grain.DAY, member(List.of(elsewhere), joined))[5]);
  }

  @Test
  void whoPaidAndLeftIsNoPayingMemberAnyMore() {
    Member gone = member(List.of(), paid("2026-10-05"), left("2026-10-20"));
    assertArrayEquals(new long[] {1, 0, 0, 0, 0, 0, 0, 0}, counts("2026-10-31", Grain.MONTH, gone));
    Member later = member(List.of(), paid("2026-10-05"), left("2026-11-01"));
    assertArrayEquals(
        new long[] {1, 0, 1, 0, 1, 0, 1, 0}, counts("2026-11-30", Grain.MONTH, later));
  }

  @Test
  void whatAStateRemembersTellsJoiningLeavingAndPaying() {
    List<String> facts = new ArrayList<>();
    member(
            List.of(),
            joined("2026-09-02"),
            left("2026-09-03"),
            paid("2026-09-05"),
            paid("2026-09-06"))
        .through(
            new Nights(new Night(START), Night.of("2026-09-06")),
            (community, membership, night, place) ->
                facts.add(
                    night.date().getDayOfMonth()
                        + " "
                        + membership.facts().joinedOn().map(LocalDate::getDayOfMonth).orElse(0)
                        + " "
                        + membership.facts().leftOn().map(LocalDate::getDayOfMonth).orElse(0)
                        + " "
                        + membership.facts().lastPaidOn().map(LocalDate::getDayOfMonth).orElse(0)
                        + " "
                        + Long.toBinaryString(membership.memberDays(place))
                        + " "
                        + Long.toBinaryString(membership.payingDays(place))));
    assertEquals(
        List.of(
            "2 2 0 0 1 0", "3 2 3 0 10 0", "4 2 3 0 100 0", "5 5 3 5 1001 1", "6 5 3 6 10011 11"),
        facts);
  }

  /** Users who come, go and pay at random: a state carried on counts like all days at once. */
  @Test
  void nightByNightTheCountsAreThoseOfOnePass() {
    Random random = new Random(3);
    for (int user = 0; user < 40; user++) {
      Map<LocalDate, Day> days = new HashMap<>();
      List<Cover> covers = new ArrayList<>();
      for (Night night : AUTUMN.list()) {
        if (random.nextInt(9) == 0) {
          boolean leaves = random.nextInt(3) == 0;
          days.put(night.date(), new Day(night.date(), !leaves, leaves, random.nextInt(4) == 0));
        }
        if (random.nextInt(20) == 0) {
          covers.add(
              new Cover(Member.PLATFORM, night.date(), night.date().plusDays(random.nextInt(30))));
        }
      }
      CommunityCounts atOnce = new CommunityCounts(AUTUMN);
      atOnce.add(new Member(Map.of(), Map.of("g", days), covers));
      assertEquals(shown(atOnce), oneByOne(days, covers));
    }
  }

  private static Map<String, String> oneByOne(Map<LocalDate, Day> days, List<Cover> covers) {
    Map<String, String> all = new TreeMap<>();
    Map<String, Membership> standing = new HashMap<>();
    for (Night night : AUTUMN.list()) {
      Nights only = Nights.only(night);
      Map<LocalDate, Day> tonight = new HashMap<>();
      Optional.ofNullable(days.get(night.date())).ifPresent(day -> tonight.put(day.on(), day));
      Map<String, Map<LocalDate, Day>> happened =
          tonight.isEmpty() ? Map.of() : Map.of("g", tonight);
      CommunityCounts counts = new CommunityCounts(only);
      counts.add(new Member(copies(standing), happened, covers));
      all.putAll(shown(counts));
      Map<String, Membership> next = new HashMap<>();
      new Member(copies(standing), happened, covers)
          .through(
              only,
              (community, membership, at, place) ->
                  next.put(
                      community,
                      new Membership(
                          membership.facts(),
                          membership.memberDays(place),
                          membership.payingDays(place))));
      standing = next;
    }
    return all;
  }

  /** A membership changes as it goes through nights, so each use begins with its own. */
  private static Map<String, Membership> copies(Map<String, Membership> standing) {
    Map<String, Membership> copies = new HashMap<>();
    int before = Membership.LOOK_BACK - 1;
    standing.forEach(
        (community, membership) ->
            copies.put(
                community,
                new Membership(
                    membership.facts(),
                    membership.memberDays(before),
                    membership.payingDays(before))));
    return copies;
  }

  private static Map<String, String> shown(CommunityCounts counts) {
    Map<String, String> shown = new TreeMap<>();
    counts.cells().forEach((cell, numbers) -> shown.put(cell.toString(), Arrays.toString(numbers)));
    return shown;
  }
}
