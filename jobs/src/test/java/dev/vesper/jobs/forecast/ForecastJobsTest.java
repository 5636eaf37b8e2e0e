package dev.vesper.jobs.forecast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.jobs.growth.Growth;
import dev.vesper.jobs.growth.LifecycleTransitions;
import dev.vesper.pipeline.SparkForTests;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

final class ForecastJobsTest {
  private static final Night FIRST = Night.of("2026-10-01");

  /** A night with so many active users, of whom some are new. */
  private static Row growth(int night, String grain, long active, long fresh, long known) {
    Object[] values = new Object[Growth.TABLE.schema().size()];
    Arrays.fill(values, active);
    put(values, Table.DT, FIRST.plus(night).date());
    put(values, Growth.GRAIN, grain);
    put(values, Growth.PERIOD_START, FIRST.plus(night).date());
    put(values, Growth.IS_COMPLETE, true);
    for (Field ratio :
        List.of(Growth.QUICK_RATIO, Growth.ACTIVE_GROWTH, Growth.NEW_GROWTH, Growth.STICKINESS)) {
      put(values, ratio, null);
    }
    put(values, Growth.NEW_USERS, fresh);
    put(values, Growth.KNOWN_USERS, known);
    return RowFactory.create(values);
  }

  private static void put(Object[] values, Field column, Object value) {
    values[Growth.TABLE.schema().fieldIndex(column.name())] = value;
  }

  private static GrowthHistory history(int tonight, Row... rows) {
    Dataset<Row> growth =
        SparkForTests.session().createDataFrame(List.of(rows), Growth.TABLE.schema());
    return GrowthHistory.of(growth, FIRST.plus(tonight));
  }

  @Test
  void theHistoryIsTheUnbrokenRunOfDaysThatEndsTonight() {
    GrowthHistory history =
        history(
            4,
            growth(0, "day", 1, 1, 9),
            growth(2, "day", 3, 1, 9),
            growth(3, "day", 4, 1, 9),
            growth(4, "day", 5, 1, 9),
            growth(4, "week", 99, 99, 99),
            growth(5, "day", 6, 1, 9));
    assertArrayEquals(new double[] {3, 4, 5}, history.of(PlannedSeries.DAU));
    assertTrue(history(1, growth(0, "day", 1, 1, 9)).isEmpty());
  }

  @Test
  void onAPlatformThatHasJustBegunWindowsThatAreNotWholeAreLeftOut() {
    List<Row> rows = new ArrayList<>();
    for (int night = 0; night < 31; night++) {
      rows.add(growth(night, "day", night, 2, 2 + 2L * night));
    }
    GrowthHistory begun = history(30, rows.toArray(Row[]::new));
    assertArrayEquals(new double[] {29, 30}, begun.of(PlannedSeries.MAU));
    assertEquals(25, begun.of(PlannedSeries.WAU).length);
    assertEquals(31, begun.of(PlannedSeries.DAU).length);
    GrowthHistory later = history(30, rows.subList(1, 31).toArray(Row[]::new));
    assertEquals(30, later.of(PlannedSeries.MAU).length);
  }

  @Test
  void eachSeriesHasFourWeeksOfForecastsAndItsModelsTheirErrors() {
    List<Row> rows = new ArrayList<>();
    for (int night = 0; night < 30; night++) {
      rows.add(growth(night, "day", 10 + night % 7, 2, 100 + 2L * night));
    }
    Night tonight = FIRST.plus(29);
    Outputs outputs = ForecastGrowth.forecast(history(29, rows.toArray(Row[]::new)), tonight);
    List<GrowthForecasts.RowOf> forecasts = rows(outputs, GrowthForecasts.TABLE);
    assertEquals(8 * 28, forecasts.size());
    GrowthForecasts.RowOf first = forecasts.get(0);
    assertEquals("dau", first.series());
    assertEquals(tonight.plus(1).date(), first.targetDay());
    assertEquals(30, first.historyNights());
    assertEquals(10 + 30 % 7, first.forecast(), 0.5);
    assertEquals(8 * 5, ForecastJobsTest.<Record>rows(outputs, ForecastErrors.TABLE).size());
    assertEquals(List.of(), outputs.notes());
  }

  @Test
  void oneNightIsForecastWithANoteAndNoneNotAtAll() {
    Outputs one = ForecastGrowth.forecast(history(0, growth(0, "day", 5, 5, 5)), FIRST);
    List<GrowthForecasts.RowOf> forecasts = rows(one, GrowthForecasts.TABLE);
    assertEquals(8 * 28, forecasts.size());
    assertTrue(forecasts.get(0).note().orElseThrow().startsWith("a history of 1 nights"));
    List<ForecastErrors.RowOf> errors = rows(one, ForecastErrors.TABLE);
    assertEquals(8, errors.size());
    assertEquals(Optional.empty(), errors.get(0).meanError());
    assertTrue(one.notes().get(0).startsWith("dau: a history of 1 nights"), one.notes().get(0));
    Outputs none = ForecastGrowth.forecast(history(3, growth(0, "day", 5, 5, 5)), FIRST.plus(3));
    assertEquals(List.of(), ForecastJobsTest.<Record>rows(none, GrowthForecasts.TABLE));
  }

  private static Row move(int night, String from, String to, long users) {
    return RowFactory.create(FIRST.plus(night).date(), from, to, users, users, null);
  }

  private static Dataset<Row> moves(Row... rows) {
    return SparkForTests.session()
        .createDataFrame(List.of(rows), LifecycleTransitions.TABLE.schema());
  }

  @Test
  void usersMoveOnFromWhereTheyAreTonight() {
    List<LifecycleForecasts.RowOf> rows =
        ForecastLifecycle.rolled(
            moves(
                move(0, "unknown", "new", 2),
                move(0, "new", "current", 6),
                move(0, "current", "current", 1),
                move(1, "unknown", "new", 4),
                move(1, "new", "current", 2),
                move(1, "current", "current", 3)),
            FIRST.plus(1));
    assertEquals(31 * 2, rows.size());
    assertEquals(
        List.of("0 current 5.0 of 9.0", "0 new 4.0 of 9.0", "1 current 9.0 of 12.0"),
        rows.stream()
            .limit(3)
            .map(
                row ->
                    "%d %s %s of %s"
                        .formatted(
                            row.horizonDays(),
                            row.activityState(),
                            row.expectedUsers(),
                            row.expectedKnownUsers()))
            .toList());
    assertEquals(List.of(), ForecastLifecycle.rolled(moves(), FIRST));
    assertEquals(
        List.of(), ForecastLifecycle.rolled(moves(move(0, "new", "current", 1)), FIRST.plus(1)));
  }

  @SuppressWarnings("unchecked") // the caller knows which record a table has
  private static <T extends Record> List<T> rows(Outputs outputs, Table table) {
    return (List<T>) ((Outputs.Rows.Records) outputs.rows().get(table)).records();
  }
}
