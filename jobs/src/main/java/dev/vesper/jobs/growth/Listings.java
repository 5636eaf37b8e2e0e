package dev.vesper.jobs.growth;

import static dev.vesper.pipeline.table.Field.required;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.to_date;

import dev.vesper.jobs.ingest.Snapshots;
import dev.vesper.jobs.ingest.Users;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.time.ZoneId;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** On which nights users are listed as registered, whether or not they ever did anything. */
final class Listings {
  static final Field USER_ID = Users.USER_ID;
  static final Field FIRST_NIGHT =
      required("first_night", DataTypes.DateType, "The first of the nights");
  static final Field LAST_NIGHT =
      required("last_night", DataTypes.DateType, "The last of the nights");

  private Listings() {}

  /**
   * A row for each snapshot that lists a user on some of the nights. A user without a time of
   * registration was always registered.
   */
  static Dataset<Row> of(Dataset<Row> users, Snapshots taken, Nights nights, ZoneId zone) {
    Column registered = to_date(from_utc_timestamp(Users.REGISTERED_AT.col(), zone.getId()));
    Column first = greatest(taken.since(Table.DT.col()), registered, lit(nights.first().date()));
    Column last = least(taken.until(Table.DT.col()), lit(nights.last().date()));
    return users
        .select(USER_ID.col(), FIRST_NIGHT.is(first), LAST_NIGHT.is(last))
        .where(FIRST_NIGHT.col().leq(LAST_NIGHT.col()));
  }
}
