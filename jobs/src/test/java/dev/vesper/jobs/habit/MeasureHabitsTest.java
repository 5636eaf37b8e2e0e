package dev.vesper.jobs.habit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.jobs.activity.ActivityParams;
import dev.vesper.jobs.activity.UserDays;
import dev.vesper.pipeline.SparkForTests;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

final class MeasureHabitsTest {
  private static final Night CLOCKS_GO_BACK = Night.of("2026-10-25");
  private static final MeasureHabits BERLIN =
      new MeasureHabits(
          new ActivityParams(ZoneId.of("Europe/Berlin"), ActivityParams.USUAL_GAP, "EUR"));

  private static Row day(LocalDate date, boolean known, long sessions, int... utcHours) {
    int mask = 0;
    for (int hour : utcHours) {
      mask |= 1 << hour;
    }
    return RowFactory.create(date, known, sessions, mask);
  }

  private static Dataset<Row> days(Row... rows) {
    StructType columns =
        new StructType()
            .add(Table.DT.name(), DataTypes.DateType)
            .add(UserDays.IS_KNOWN.name(), DataTypes.BooleanType)
            .add(UserDays.SESSIONS.name(), DataTypes.LongType)
            .add(UserDays.ACTIVE_HOURS.name(), DataTypes.IntegerType);
    return SparkForTests.session().createDataFrame(List.of(rows), columns);
  }

  @Test
  void aUserCountsOnceInAnHourThatTheClocksRepeatAndInItsOwnHourTheDayAfter() {
    LocalDate sunday = CLOCKS_GO_BACK.date();
    Nights nights = new Nights(CLOCKS_GO_BACK, CLOCKS_GO_BACK.next());
    List<HourlyUsers.RowOf> hours =
        BERLIN
            .counted(days(day(sunday, true, 1, 0, 1), day(sunday.plusDays(1), true, 1, 1)), nights)
            .hours();
    assertEquals(
        List.of("2026-10-25 2", "2026-10-26 2"),
        hours.stream()
            .filter(row -> row.users() > 0)
            .map(row -> row.dt() + " " + row.hour())
            .toList());
    assertEquals(
        1, hours.stream().filter(row -> row.users() > 0).findFirst().orElseThrow().users());
    assertEquals(23 + 24, hours.size());
  }

  @Test
  void usersWithManySessionsShareARowAndNobodySignedInCountsForNone() {
    LocalDate date = CLOCKS_GO_BACK.date();
    List<SessionCounts.RowOf> rows =
        BERLIN
            .counted(
                days(
                    day(date, true, 0, 5),
                    day(date, true, 20, 5),
                    day(date, true, 44, 5),
                    day(date, false, 3, 5)),
                Nights.only(CLOCKS_GO_BACK))
            .sessions();
    assertEquals(21, rows.size());
    assertEquals(1, rows.get(0).users());
    assertEquals(0, rows.get(3).users());
    assertEquals(2, rows.get(20).users());
    assertEquals(64, rows.get(20).allSessions());
    assertEquals(3, rows.get(20).activeUsers());
  }

  @Test
  void aNightOfNobodyHasItsRows() {
    MeasureHabits.Counted counted = BERLIN.counted(days(), Nights.only(CLOCKS_GO_BACK.next()));
    assertEquals(24, counted.hours().size());
    assertEquals(21, counted.sessions().size());
    assertTrue(counted.sessions().get(0).sessionsPerUser().isEmpty());
  }
}
