package dev.vesper.jobs.growth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vesper.jobs.activity.UserStates;
import dev.vesper.jobs.ingest.Snapshots;
import dev.vesper.jobs.ingest.Users;
import dev.vesper.pipeline.SparkForTests;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.table.Table;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

final class ListingsTest {
  private static final Nights NIGHTS = new Nights(Night.of("2026-09-05"), Night.of("2026-09-10"));
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static Row listed(String night, String user, String registeredAt) {
    Object[] values = new Object[Users.TABLE.columns().size() + 1];
    values[0] = LocalDate.parse(night);
    values[1 + Users.TABLE.columns().indexOf(Users.USER_ID)] = user;
    values[1 + Users.TABLE.columns().indexOf(Users.REGISTERED_AT)] =
        registeredAt.isEmpty() ? null : Timestamp.from(Instant.parse(registeredAt));
    return RowFactory.create(values);
  }

  private static List<String> shown(Dataset<Row> rows) {
    return rows.collectAsList().stream().map(Row::toString).sorted().toList();
  }

  private static Snapshots taken(String... nights) {
    return new Snapshots(Stream.of(nights).map(Night::of).toList());
  }

  @Test
  void aSnapshotOfNobodyEndsTheListings() {
    assertEquals(
        List.of("[gone,2026-09-05,2026-09-07]"),
        shown(
            Listings.of(
                snapshots(listed("2026-09-06", "gone", "")),
                taken("2026-09-06", "2026-09-08"),
                NIGHTS,
                ZONE)));
  }

  private static Dataset<Row> snapshots(Row... rows) {
    return SparkForTests.session().createDataFrame(List.of(rows), Users.TABLE.schema());
  }

  @Test
  void aUserIsListedFromRegistrationOnAndAsLongAsTheSnapshotCounts() {
    assertEquals(
        List.of(
            "[always,2026-09-05,2026-09-07]",
            "[evening,2026-09-07,2026-09-07]",
            "[evening,2026-09-08,2026-09-10]"),
        shown(
            Listings.of(
                snapshots(
                    listed("2026-09-06", "always", ""),
                    listed("2026-09-06", "evening", "2026-09-06T16:00:00Z"),
                    listed("2026-09-08", "evening", "2026-09-06T16:00:00Z"),
                    listed("2026-09-08", "future", "2026-09-10T16:00:00Z")),
                taken("2026-09-06", "2026-09-08"),
                NIGHTS,
                ZONE)));
    assertEquals(List.of(), shown(Listings.of(snapshots(), taken(), NIGHTS, ZONE)));
  }

  private static Row state(String user, boolean known, String firstActiveOn) {
    return RowFactory.create(NIGHTS.last().date(), user, known, LocalDate.parse(firstActiveOn));
  }

  @Test
  void whoIsListedIsInactiveUpToTheFirstActiveDay() {
    Dataset<Row> states =
        SparkForTests.session()
            .createDataFrame(
                List.of(
                    state("before", true, "2026-09-01"),
                    state("second", true, "2026-09-06"),
                    state("never", false, "2026-09-01")),
                new StructType()
                    .add(Table.DT.name(), DataTypes.DateType)
                    .add(UserStates.USER_ID.name(), DataTypes.StringType)
                    .add(UserStates.IS_KNOWN.name(), DataTypes.BooleanType)
                    .add(UserStates.FIRST_ACTIVE_ON.name(), DataTypes.DateType));
    Dataset<Row> listed =
        Listings.of(
            snapshots(
                listed("2026-09-01", "before", ""),
                listed("2026-09-01", "second", ""),
                listed("2026-09-01", "never", "2026-09-08T16:00:00Z")),
            taken("2026-09-01"),
            NIGHTS,
            ZONE);
    assertEquals(
        List.of(
            "[2026-09-05,second,never_active,never_paid,null]",
            "[2026-09-09,never,never_active,never_paid,null]",
            "[2026-09-10,never,never_active,never_paid,null]"),
        shown(PlaceUsers.inactive(listed, states, NIGHTS)));
  }
}
