package dev.vesper.jobs.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vesper.pipeline.SparkForTests;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

final class AgreedUsersTest {
  private static final StructType SCHEMA =
      new StructType()
          .add(Users.USER_ID.name(), Users.USER_ID.type())
          .add(Users.CONSENT_STATUS.name(), Users.CONSENT_STATUS.type())
          .add(Users.CONSENT_GIVEN_AT.name(), Users.CONSENT_GIVEN_AT.type())
          .add(Users.CONSENT_WITHDRAWN_AT.name(), Users.CONSENT_WITHDRAWN_AT.type());

  private static Row user(String id, String status, String given, String withdrawn) {
    return RowFactory.create(id, status, time(given), time(withdrawn));
  }

  private static Timestamp time(String day) {
    return day == null ? null : Timestamp.from(Instant.parse(day + "T00:00:00Z"));
  }

  @Test
  void agreedHasWhoGaveConsentAndDidNotWithdrawItSince() {
    List<Row> users =
        List.of(
            user("given", "given", "2026-01-01", null),
            user("given, no date", "given", null, null),
            user("given again", "given", "2026-03-01", "2026-02-01"),
            user("given and withdrawn", "given", "2026-01-01", "2026-02-01"),
            user("withdrawn at once", "given", "2026-01-01", "2026-01-01"),
            user("withdrawn, given when?", "given", null, "2026-02-01"),
            user("withdrawn", "withdrawn", "2026-01-01", null),
            user("unknown", "unknown", null, null),
            user("says nothing", null, null, null));
    assertEquals(
        List.of("given", "given, no date", "given again"),
        SparkForTests.session()
            .createDataFrame(users, SCHEMA)
            .where(Users.agreed())
            .collectAsList()
            .stream()
            .map(row -> row.getString(0))
            .toList());
  }
}
