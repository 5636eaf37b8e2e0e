package dev.vesper.jobs.presence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vesper.jobs.activity.UserStates;
import dev.vesper.jobs.presence.DayCounts.Part;
import dev.vesper.pipeline.SparkForTests;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

final class PredictActivityTest {
  private static final LocalDate NIGHT = LocalDate.of(2026, 11, 19);

  private static Row user(String id, int age, long recent) {
    Object[] values = new Object[UserStates.TABLE.schema().size()];
    Arrays.fill(values, 0L);
    values[index(Table.DT.name())] = NIGHT;
    values[index(UserStates.USER_ID.name())] = id;
    values[index(UserStates.IS_KNOWN.name())] = true;
    values[index(UserStates.FIRST_ACTIVE_ON.name())] = NIGHT.minusDays(age);
    values[index(UserStates.LAST_ACTIVE_ON.name())] = NIGHT;
    UserStates.TABLE.columns().stream()
        .filter(Field::nullable)
        .forEach(field -> values[index(field.name())] = null);
    values[index(UserStates.FIRST_EVENT_TIME.name())] = new Timestamp(0);
    values[index(UserStates.LAST_EVENT_TIME.name())] = new Timestamp(0);
    values[index(UserStates.RECENT_DAYS.name())] = recent;
    values[index(UserStates.WATCH_SECONDS.name())] = BigDecimal.ZERO;
    values[index(UserStates.AMOUNT.name())] = BigDecimal.ZERO;
    return RowFactory.create(values);
  }

  private static int index(String column) {
    return UserStates.TABLE.schema().fieldIndex(column);
  }

  private static Dataset<Row> states(Row... users) {
    return SparkForTests.session().createDataFrame(List.of(users), UserStates.TABLE.schema());
  }

  @Test
  void eachUserHasTheChanceOfTheLastDays() {
    Dataset<Row> states =
        states(
            user("always", 200, -1), user("fresh", 0, 1), user("gone", 70, 0), user("two", 1, 3));
    DayCounts counts = CountedDays.of(states);
    assertEquals(28, counts.days(Part.TEACHING, PastDays.of(8, 0xff)));
    assertEquals(7, counts.days(Part.JUDGING, PastDays.of(8, 0)));
    assertEquals(1, counts.active(Part.JUDGING, PastDays.of(1, 1)));
    Chain chain = Chain.fit(3, counts, List.of(Part.TEACHING, Part.JUDGING));
    List<String> told = new ArrayList<>();
    PredictActivity.chances(states, chain)
        .orderBy(ActivityChances.USER_ID.col())
        .collectAsList()
        .forEach(row -> told.add(row.getString(1) + " " + row.getInt(2) + " " + row.getDouble(3)));
    assertEquals(
        List.of(
            "always 3 " + 35.5 / 36, "fresh 1 " + 1.5 / 2, "gone 3 " + 0.5 / 36, "two 2 " + 0.5),
        told);
  }

  @Test
  void nobodyIsNoTrouble() {
    DayCounts counts = CountedDays.of(states());
    assertEquals(1, OrderChoice.of(counts).chosen());
    Chain chain = Chain.fit(1, counts, List.of(Part.TEACHING));
    assertEquals(0, PredictActivity.chances(states(), chain).count());
  }
}
