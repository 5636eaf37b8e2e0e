package dev.vesper.jobs.churn;

import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.vesper.jobs.activity.UserOrigins;
import dev.vesper.jobs.activity.UserStates;
import dev.vesper.jobs.feature.FeatureSources;
import dev.vesper.jobs.revenue.PaidPeriods;
import dev.vesper.jobs.revenue.RevenueParams;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What users did up to the night.
 *
 * @param states {@link UserStates} of the night
 * @param days facts of users' days, those of the night among them
 * @param subscriptionEvents what happened to subscriptions
 * @param nights the nights of these events
 */
record History(
    Dataset<Row> states, FeatureSources.Days days, Dataset<Row> subscriptionEvents, Nights nights) {

  /** What may hold something later than the day it is looked at from, beside the masks. */
  private static final List<Field> LATER_DATES =
      List.of(UserStates.REGISTERED_ON, UserStates.FIRST_PURCHASED_ON, UserStates.FIRST_JOINED_ON);

  private static final List<Field> LATER_SUMS =
      List.of(
          UserStates.LAST_ACTIVE_ON,
          UserStates.LAST_PURCHASED_ON,
          UserStates.LAST_EVENT_TIME,
          UserStates.ACTIVE_DAYS,
          UserStates.EVENTS,
          UserStates.SESSIONS,
          UserStates.WATCH_SECONDS,
          UserStates.PURCHASES,
          UserStates.AMOUNT);

  /** What features are told from; neither channels nor the dimension of users teach a model. */
  FeatureSources sources() {
    return new FeatureSources(
        states,
        days,
        states.sparkSession().createDataFrame(List.<Row>of(), UserOrigins.TABLE.schema()),
        Optional.empty(),
        Optional.empty());
  }

  /** The paid periods of memberships. */
  Dataset<Row> periods(RevenueParams params) {
    return PaidPeriods.of(subscriptionEvents, nights, params);
  }

  /** The history of some users only. */
  History of(Column users) {
    return new History(states.where(users), days, subscriptionEvents.where(users), nights);
  }

  /** The same as it would be if nothing had happened after the day. */
  History until(LocalDate day) {
    Column past = Table.DT.col().leq(lit(day));
    Night last = new Night(day);
    Night first = nights.first().isAfter(last) ? last : nights.first();
    return new History(
        statesUntil(day),
        new FeatureSources.Days(
            days.userDays().where(past),
            days.receivedDays().where(past),
            days.topicDays().map(all -> all.where(past))),
        subscriptionEvents.where(past),
        new Nights(first, last));
  }

  private Dataset<Row> statesUntil(LocalDate day) {
    Column later = least(greatest(datediff(Table.DT.col(), lit(day)), lit(0)), lit(Long.SIZE));
    Column past = call_function("shiftrightunsigned", UserStates.RECENT_DAYS.col(), later);
    Column cleared =
        when(later.lt(Long.SIZE), call_function("shiftleft", past, later)).otherwise(lit(0L));
    Dataset<Row> known =
        states
            .where(UserStates.FIRST_ACTIVE_ON.col().leq(lit(day)))
            .withColumn(UserStates.RECENT_DAYS.name(), cleared);
    for (Field date : LATER_DATES) {
      known = known.withColumn(date.name(), when(date.col().leq(lit(day)), date.col()));
    }
    for (Field sum : LATER_SUMS) {
      known = known.withColumn(sum.name(), lit(null).cast(sum.type()));
    }
    return known;
  }
}
