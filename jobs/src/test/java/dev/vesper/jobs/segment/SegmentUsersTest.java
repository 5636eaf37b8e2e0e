package dev.vesper.jobs.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.jobs.FilledRows;
import dev.vesper.jobs.feature.UserFeatures;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.RecordEncoder;
import dev.vesper.pipeline.table.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/**
 * Segments of a few hundred users, of whom half watch in the evening and half buy in the morning.
 */
final class SegmentUsersTest {
  private static final LocalDate NIGHT = LocalDate.of(2026, 11, 1);
  private static final SegmentParams PARAMS = new SegmentParams(2, 4, 0.05, 28, 0.25, 42);

  private static Row user(LocalDate night, String id, Map<Field, Object> known) {
    Map<String, Object> told = new HashMap<>();
    known.forEach((field, value) -> told.put(field.name(), value));
    told.put(Table.DT.name(), night);
    told.put(UserFeatures.USER_ID.name(), id);
    return FilledRows.of(UserFeatures.TABLE, told);
  }

  private static Row some(LocalDate night, String id, boolean evening, Random random) {
    Map<Field, Object> known =
        new HashMap<>(
            Map.of(
                UserFeatures.ACTIVE_DAYS_7,
                evening ? 5L : 0L,
                UserFeatures.WEEKEND_SHARE,
                around(0.3, random),
                UserFeatures.ACTIVE_WEEK_SHARE,
                around(0.5, random),
                UserFeatures.COMPLETIONS_PER_PLAY,
                around(0.4, random),
                UserFeatures.PURCHASES_28,
                evening ? 0L : 2L,
                UserFeatures.newer(UserFeatures.PURCHASES_28),
                evening ? 0L : 1L,
                UserFeatures.PAID_28,
                new BigDecimal(evening ? "0.00" : "19.90"),
                UserFeatures.PURCHASES_EVER,
                evening ? 0L : 4L,
                UserFeatures.ACTIVE_HOURS_28,
                200L,
                UserFeatures.newer(UserFeatures.ACTIVE_HOURS_28),
                100L));
    hours(known, UserFeatures.EVENING_HOURS_28, UserFeatures.EVENING_SHARE, evening ? 80 : 10);
    hours(known, UserFeatures.MORNING_HOURS_28, UserFeatures.MORNING_SHARE, evening ? 10 : 80);
    hours(
        known,
        UserFeatures.AFTERNOON_HOURS_28,
        UserFeatures.AFTERNOON_SHARE,
        20 + random.nextInt(10));
    return user(night, id, known);
  }

  private static void hours(Map<Field, Object> known, Field hours, Field share, long half) {
    known.put(hours, 2 * half);
    known.put(UserFeatures.newer(hours), half);
    known.put(share, half / 100.0);
  }

  private static double around(double mean, Random random) {
    return mean + 0.1 * random.nextGaussian();
  }

  private static List<Row> platform(LocalDate night, int users) {
    Random random = new Random(night.toEpochDay());
    List<Row> rows = new ArrayList<>();
    for (int each = 0; each < users; each++) {
      rows.add(some(night, "u" + each, each % 2 == 0, random));
    }
    return rows;
  }

  private static Outputs run(SomeInputs in, LocalDate night) {
    return run(PARAMS, in, night);
  }

  private static Outputs run(SegmentParams params, SomeInputs in, LocalDate night) {
    return new SegmentUsers(params).run(in, Nights.only(new Night(night)));
  }

  private static List<Row> rows(Outputs outputs, Table table) {
    if (outputs.rows().get(table) instanceof Outputs.Rows.Records records) {
      return RecordEncoder.rows(table, records.records());
    }
    return ((Outputs.Rows.Data) outputs.rows().get(table)).dataset().collectAsList();
  }

  private static Map<String, Integer> segments(Outputs outputs) {
    Map<String, Integer> segments = new TreeMap<>();
    rows(outputs, UserSegments.TABLE).forEach(row -> segments.put(row.getString(1), row.getInt(2)));
    return segments;
  }

  private static SomeInputs after(Outputs before) {
    return new SomeInputs()
        .trailing(SegmentModels.TABLE, rows(before, SegmentModels.TABLE))
        .trailing(UserSegments.TABLE, rows(before, UserSegments.TABLE));
  }

  private static SomeInputs first(List<Row> users) {
    return new SomeInputs().tonight(UserFeatures.TABLE, users);
  }

  @Test
  void twoHabitsAreTwoSegmentsWithNamesAndSums() {
    Outputs outputs = run(first(platform(NIGHT, 300)), NIGHT);
    Map<String, Integer> segments = segments(outputs);
    assertEquals(300, segments.size());
    assertEquals(2, segments.values().stream().distinct().count());
    assertTrue(
        segments.entrySet().stream()
            .allMatch(
                each ->
                    each.getValue().equals(segments.get("u0"))
                        == (Integer.parseInt(each.getKey().substring(1)) % 2 == 0)));
    List<Row> told = rows(outputs, Segments.TABLE);
    assertEquals(2, told.size());
    Row buyers =
        told.stream().filter(row -> row.getInt(1) == segments.get("u1")).findFirst().orElseThrow();
    assertEquals("Morning users who buy", buyers.getString(2));
    assertEquals(150L, buyers.getLong(6));
    assertEquals(0.5, buyers.getDouble(8));
    assertEquals(0L, buyers.getLong(9));
    assertEquals(150L, buyers.getLong(11));
    assertEquals(new BigDecimal("2985.00"), buyers.getDecimal(14).setScale(2));
    assertEquals(List.of("segments are fitted: there is no earlier model"), outputs.notes());
    assertEquals(3, rows(outputs, SegmentChoices.TABLE).size());
    assertEquals(3, rows(outputs, SegmentEvents.TABLE).size());
    assertTrue(rows(outputs, SegmentDrift.TABLE).stream().allMatch(row -> row.getDouble(2) == 0));
  }

  @Test
  void theSameNightTwiceGivesTheSameRows() {
    Outputs one = run(first(platform(NIGHT, 200)), NIGHT);
    Outputs other = run(first(platform(NIGHT, 200)), NIGHT);
    for (Table table : new SegmentUsers(PARAMS).writes()) {
      List<String> rows = rows(one, table).stream().map(Row::toString).sorted().toList();
      assertEquals(rows, rows(other, table).stream().map(Row::toString).sorted().toList());
    }
  }

  @Test
  void theNextNightFollowsTheModelAndAFitAfterFourWeeksKeepsTheIds() {
    Outputs begun = run(first(platform(NIGHT, 300)), NIGHT);
    LocalDate next = NIGHT.plusDays(1);
    Outputs second = run(after(begun).tonight(UserFeatures.TABLE, platform(next, 300)), next);
    assertEquals(List.of("segments follow k-means@2026-11-01"), second.notes());
    assertEquals(List.of(), rows(second, SegmentEvents.TABLE));
    assertEquals(segments(begun), segments(second));
    assertEquals(150L, rows(second, Segments.TABLE).get(0).getLong(15));

    LocalDate due = NIGHT.plusDays(28);
    Outputs third = run(after(second).tonight(UserFeatures.TABLE, platform(due, 300)), due);
    assertEquals(List.of("segments are fitted: the last fit was 28 nights ago"), third.notes());
    assertEquals(segments(begun), segments(third));
    assertEquals(
        List.of("fitted", "kept", "kept"),
        rows(third, SegmentEvents.TABLE).stream().map(row -> row.getString(2)).toList());
  }

  @Test
  void changedSettingsAskForAFitThatKeepsTheIds() {
    Outputs begun = run(first(platform(NIGHT, 300)), NIGHT);
    LocalDate next = NIGHT.plusDays(1);
    SegmentParams other = new SegmentParams(2, 3, 0.05, 28, 0.25, 42);
    Outputs second =
        run(other, after(begun).tonight(UserFeatures.TABLE, platform(next, 300)), next);
    assertEquals(
        List.of("segments are fitted: settings changed since the last fit"), second.notes());
    assertEquals(
        List.of("fitted", "kept", "kept"),
        rows(second, SegmentEvents.TABLE).stream()
            .map(row -> row.getString(2))
            .limit(3) // a third segment may come of it
            .toList());
  }

  @Test
  void anIdIsNeverGivenAgainWhereTheModelIsForgottenOrNobodyIsLeft() {
    Outputs begun = run(first(platform(NIGHT, 300)), NIGHT);
    LocalDate later = NIGHT.plusDays(90);
    SomeInputs forgotten =
        first(platform(later, 300)).trailing(SegmentEvents.TABLE, rows(begun, SegmentEvents.TABLE));
    Outputs anew = run(forgotten, later);
    assertEquals(List.of(3, 4), ids(anew));
    String note =
        "nobody is known to have been in a segment before, so that all ids are new, from 3 on";
    assertTrue(anew.notes().contains(note), anew.notes().toString());

    LocalDate due = NIGHT.plusDays(28);
    SomeInputs others =
        first(platform(due, 300)).trailing(SegmentModels.TABLE, rows(begun, SegmentModels.TABLE));
    Outputs strangers = run(others, due);
    assertEquals(List.of(3, 4), ids(strangers));
    assertTrue(strangers.notes().contains(note), strangers.notes().toString());
  }

  /** Nobody is known to have been in a segment before, so that a fit gives new ids. */
  private static Outputs strangers(SomeInputs in, LocalDate night) {
    return run(in.tonight(UserFeatures.TABLE, platform(night, 300)), night);
  }

  private static List<Integer> ids(Outputs outputs) {
    return segments(outputs).values().stream().distinct().sorted().toList();
  }

  @Test
  void anIdIsNeverGivenAgainWhereANightIsMadeAfterLaterOnes() {
    Outputs begun = run(first(platform(NIGHT, 300)), NIGHT);
    List<Row> first = rows(begun, SegmentModels.TABLE);
    LocalDate later = NIGHT.plusDays(60);
    Outputs published = strangers(new SomeInputs().trailing(SegmentModels.TABLE, first), later);
    List<Row> newest = rows(published, SegmentModels.TABLE);
    assertEquals(List.of(3, 4), ids(published));

    SomeInputs between =
        new SomeInputs()
            .trailing(SegmentModels.TABLE, first)
            .following(SegmentModels.TABLE, newest);
    Outputs backfilled = strangers(between, NIGHT.plusDays(30));
    assertEquals(List.of(5, 6), ids(backfilled));

    SomeInputs after =
        new SomeInputs()
            .trailing(SegmentModels.TABLE, newest)
            .trailing(SegmentEvents.TABLE, rows(backfilled, SegmentEvents.TABLE));
    assertEquals(List.of(7, 8), ids(strangers(after, NIGHT.plusDays(90))));
  }

  @Test
  void aFeatureThatMovesFarAsksForANewFit() {
    Outputs begun = run(first(platform(NIGHT, 300)), NIGHT);
    LocalDate next = NIGHT.plusDays(1);
    List<Row> moved = new ArrayList<>();
    Random random = new Random(1);
    for (int each = 0; each < 300; each++) {
      moved.add(some(next, "u" + each, each % 10 == 0, random));
    }
    Outputs second = run(after(begun).tonight(UserFeatures.TABLE, moved), next);
    assertTrue(second.notes().get(0).contains("has moved by"), second.notes().toString());
  }

  @Test
  void nobodyOneUserThreeUsersAndEverybodyAlikeEndWell() {
    Outputs nobody = run(first(List.of()), NIGHT);
    assertEquals(List.of("nobody has features, so there are no segments"), nobody.notes());
    assertEquals(List.of(), rows(nobody, UserSegments.TABLE));
    for (int users : List.of(1, 3)) {
      Outputs few = run(first(platform(NIGHT, users)), NIGHT);
      assertEquals(users, segments(few).size());
      assertEquals(1, rows(few, Segments.TABLE).size());
      assertTrue(few.notes().get(1).startsWith("all " + users + " users"), few.notes().toString());
    }
    List<Row> alike = new ArrayList<>();
    for (int each = 0; each < 50; each++) {
      alike.add(user(NIGHT, "u" + each, Map.of(UserFeatures.ACTIVE_DAYS_28, 3L)));
    }
    Outputs same = run(first(alike), NIGHT);
    assertEquals(50L, rows(same, Segments.TABLE).get(0).getLong(6));
    assertEquals(1, rows(same, Segments.TABLE).size());
  }
}
