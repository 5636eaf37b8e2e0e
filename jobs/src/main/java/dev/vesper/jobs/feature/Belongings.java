package dev.vesper.jobs.feature;

import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.when;

import dev.vesper.jobs.activity.Origin;
import dev.vesper.jobs.activity.UserOrigins;
import dev.vesper.jobs.ingest.Users;
import dev.vesper.jobs.revenue.Subscriptions;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What users are and have, beside what they do. */
final class Belongings {
  private static final int DECADE = 10;

  private Belongings() {}

  /** The channel that brought each user, where it was told by the day. */
  static Dataset<Row> channels(Dataset<Row> userOrigins, LocalDate day) {
    return userOrigins
        .where(UserOrigins.ORIGIN.col().equalTo(Origin.CHANNEL.word()))
        .where(UserOrigins.TOLD_ON.col().leq(lit(day)))
        .select(UserOrigins.USER_ID.col(), UserFeatures.CHANNEL.is(UserOrigins.VALUE.col()));
  }

  /** What each user who ever subscribed has of it on the day. */
  static Dataset<Row> memberships(Dataset<Row> subscriptions, LocalDate day) {
    Column inForce = Subscriptions.IS_IN_FORCE.col();
    Column cancelled = Subscriptions.CANCELLED_ON.col().isNotNull();
    Column left = greatest(datediff(Subscriptions.PAID_UNTIL.col(), lit(day)), lit(0));
    Column since = datediff(lit(day), Subscriptions.STARTED_ON.col());
    return subscriptions
        .where(Table.DT.col().equalTo(lit(day)))
        .groupBy(Subscriptions.USER_ID.col())
        .agg(
            UserFeatures.HAS_MEMBERSHIP.is(max(inForce)),
            UserFeatures.HAS_CANCELLED.is(max(inForce.and(cancelled))),
            UserFeatures.MEMBERSHIP_DAYS_LEFT.is(max(when(inForce, left))),
            UserFeatures.MEMBERSHIP_DAYS.is(max(when(inForce, since))));
  }

  /** What the dimension of users tells. */
  static Dataset<Row> people(Dataset<Row> users) {
    Column year = Users.BIRTH_YEAR.col();
    Column decade = year.minus(pmod(year, lit(DECADE)));
    return users.select(
        Users.USER_ID.col(),
        UserFeatures.BIRTH_DECADE.is(when(year.geq(Users.FIRST_BIRTH_YEAR), decade)),
        UserFeatures.OCCUPATION.col());
  }
}
