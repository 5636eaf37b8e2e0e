package dev.vesper.jobs.feature;

import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.vesper.jobs.activity.UserStates;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The features of users at the end of a day, from what was known then: the same whether the sources
 * end with that day or go on. What cannot be known of a past day is absent on it.
 */
public final class FeaturesAt {
  private final LocalDate day;
  private final ZoneId zone;

  private FeaturesAt(LocalDate day, ZoneId zone) {
    this.day = day;
    this.zone = zone;
  }

  /**
   * The rows of {@link UserFeatures} of a day.
   *
   * @param zone the business zone that cuts days
   */
  public static Dataset<Row> of(FeatureSources sources, LocalDate day, ZoneId zone) {
    return new FeaturesAt(day, zone).features(sources);
  }

  private Dataset<Row> features(FeatureSources sources) {
    return FeatureColumns.complete(joined(sources), day);
  }

  /** Users who were known by the day, with what each source tells of them. */
  private Dataset<Row> joined(FeatureSources sources) {
    WindowSums sums = new WindowSums(day, zone);
    List<Dataset<Row>> parts = new ArrayList<>();
    parts.add(sums.ofUserDays(sources.days().userDays()));
    parts.add(sums.ofReceivedDays(sources.days().receivedDays()));
    sources.days().topicDays().map(sums::ofTopicDays).ifPresent(parts::add);
    parts.add(Belongings.channels(sources.userOrigins(), day));
    sources.subscriptions().map(all -> Belongings.memberships(all, day)).ifPresent(parts::add);
    sources.users().map(Belongings::people).ifPresent(parts::add);
    Dataset<Row> rows = known(sources.userStates());
    for (Dataset<Row> part : parts) {
      rows = rows.join(part, new String[] {UserFeatures.USER_ID.name()}, "left");
    }
    return rows;
  }

  /** The states of those who were known by the day; of what may have changed since, nothing. */
  private Dataset<Row> known(Dataset<Row> states) {
    Column later = datediff(Table.DT.col(), lit(day));
    Column recent =
        when(later.lt(Long.SIZE), call_function("shiftrightunsigned", mask(), later)).otherwise(0L);
    Column tonight = later.equalTo(0);
    Column bought = UserStates.FIRST_PURCHASED_ON.col();
    Column lately = UserStates.LAST_PURCHASED_ON.col();
    return states
        .where(UserStates.IS_KNOWN.col())
        .where(later.geq(0).and(UserStates.FIRST_ACTIVE_ON.col().leq(lit(day))))
        .select(
            UserFeatures.USER_ID.col(),
            UserStates.RECENT_DAYS.is(recent),
            UserFeatures.TENURE_DAYS.is(since(UserStates.FIRST_ACTIVE_ON.col())),
            UserFeatures.DAYS_SINCE_FIRST_PURCHASE.is(when(bought.leq(lit(day)), since(bought))),
            UserFeatures.DAYS_SINCE_PURCHASE.is(when(tonight, since(lately))),
            UserFeatures.PURCHASES_EVER.is(when(tonight, UserStates.PURCHASES.col())),
            UserFeatures.PAID_EVER.is(when(tonight, UserStates.AMOUNT.col())));
  }

  private static Column mask() {
    return UserStates.RECENT_DAYS.col();
  }

  private Column since(Column earlier) {
    return datediff(lit(day), earlier);
  }
}
