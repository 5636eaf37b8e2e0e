package dev.vesper.jobs.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vesper.pipeline.SparkForTests;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.table.Table;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.TimestampType;
import org.junit.jupiter.api.Test;

final class AdvanceUserStatesTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 9, 1);

  private static Row day(String user, LocalDate day) {
    List<Object> values = new ArrayList<>();
    for (StructField column : UserDays.TABLE.schema().fields()) {
      values.add(
          column.name().equals(Table.DT.name())
              ? day
              : column.name().equals(UserDays.USER_ID.name()) ? user : value(column.dataType()));
    }
    return RowFactory.create(values.toArray());
  }

  private static Object value(DataType type) {
    if (type instanceof BooleanType) {
      return true;
    }
    if (type instanceof DecimalType) {
      return BigDecimal.ONE;
    }
    if (type instanceof TimestampType) {
      return Timestamp.from(Instant.EPOCH);
    }
    return type instanceof IntegerType ? (Object) 1 : (Object) 1L;
  }

  private static Dataset<Row> days(LocalDate from, LocalDate to) {
    List<Row> rows = new ArrayList<>();
    for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
      long since = day.toEpochDay() - FIRST.toEpochDay();
      rows.add(day("often", day));
      if (since == 0 || since == 63 || since == 64 || since == 70) {
        rows.add(day("rarely", day));
      }
      if (since == 0) {
        rows.add(day("once", day));
      }
    }
    return SparkForTests.session().createDataFrame(rows, UserDays.TABLE.schema());
  }

  private static Dataset<Row> nobody() {
    return SparkForTests.session().createDataFrame(List.<Row>of(), UserStates.TABLE.schema());
  }

  private static String shown(Dataset<Row> states, LocalDate night) {
    return states
        .where(Table.DT.col().equalTo(night))
        .select(
            UserStates.USER_ID.col(),
            UserStates.FIRST_ACTIVE_ON.col(),
            UserStates.LAST_ACTIVE_ON.col(),
            UserStates.ACTIVE_DAYS.col(),
            UserStates.EVENTS.col(),
            UserStates.AMOUNT.col().cast("int"),
            UserStates.RECENT_DAYS.col())
        .orderBy(UserStates.USER_ID.col())
        .collectAsList()
        .toString();
  }

  private static Dataset<Row> ordered(Dataset<Row> states) {
    return states.select(
        Stream.of(UserStates.TABLE.schema().fields())
            .map(field -> functions.col(field.name()).cast(field.dataType()))
            .toArray(Column[]::new));
  }

  @Test
  void nightByNightTheStatesAreThoseOfOnePass() {
    LocalDate last = FIRST.plusDays(71);
    Nights wanted = new Nights(new Night(last.minusDays(8)), new Night(last));
    Dataset<Row> atOnce = AdvanceUserStates.states(nobody(), days(FIRST, last), wanted).cache();
    LocalDate night = wanted.first().date();
    Dataset<Row> state = ordered(atOnce.where(Table.DT.col().equalTo(night))).localCheckpoint();
    while (night.isBefore(last)) {
      night = night.plusDays(1);
      state =
          ordered(
                  AdvanceUserStates.states(
                      state, days(night, night), Nights.only(new Night(night))))
              .localCheckpoint();
      assertEquals(shown(atOnce, night), shown(state, night), night.toString());
    }
    assertEquals(
        List.of(
                "[often,2026-09-01,2026-11-11,72,72,72,-1]",
                "[once,2026-09-01,2026-09-01,1,1,1,0]",
                "[rarely,2026-09-01,2026-11-10,4,4,4,386]")
            .toString(),
        shown(state, last));
    atOnce.unpersist();
  }
}
