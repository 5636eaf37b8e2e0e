package dev.vesper.jobs.growth;

import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.when;

import dev.vesper.jobs.activity.UserStates;
import dev.vesper.jobs.ingest.KnownFrom;
import dev.vesper.jobs.ingest.Snapshots;
import dev.vesper.jobs.ingest.Users;
import dev.vesper.jobs.revenue.Subscriptions;
import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.table.Table;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** Tells of every user where in life he or she is; the counts of it are made by MeasureGrowth. */
public final class PlaceUsers implements Job {
  /** Days 1 to 6 before the night, as bits of {@link UserStates#RECENT_DAYS}. */
  private static final long WEEK = (1L << 7) - 2;

  /** Days 7 to 29 before the night. */
  private static final long MONTH = (1L << 30) - 1 - WEEK - 1;

  private final Params params;

  /**
   * What decides the rows.
   *
   * @param users where it is known from who is registered
   * @param zone the business zone that cuts days
   */
  public record Params(KnownFrom users, ZoneId zone) {}

  public PlaceUsers(Params params) {
    this.params = params;
  }

  @Override
  public Record parameters() {
    return params;
  }

  @Override
  public List<Read> reads() {
    List<Read> reads =
        new ArrayList<>(List.of(Read.tonight(UserStates.TABLE), Read.tonight(Subscriptions.TABLE)));
    if (params.users() == KnownFrom.DIMENSION) {
      reads.add(Read.snapshot(Users.TABLE));
    }
    return reads;
  }

  @Override
  public List<Table> writes() {
    return List.of(Lifecycle.TABLE);
  }

  @Override
  public Outputs run(Inputs in, Nights nights) {
    Dataset<Row> states = in.tonight(UserStates.TABLE);
    Dataset<Row> placed = placed(states, in.tonight(Subscriptions.TABLE));
    if (params.users() == KnownFrom.EVENTS) {
      return Outputs.of(Lifecycle.TABLE, placed);
    }
    Nights wanted = in.wanted(Lifecycle.TABLE);
    Snapshots taken = Snapshots.of(in, Users.TABLE);
    Dataset<Row> listed = Listings.of(in.snapshot(Users.TABLE), taken, wanted, params.zone());
    return Outputs.of(Lifecycle.TABLE, placed.unionByName(inactive(listed, states, wanted)));
  }

  /** Those who are listed, on each night before their first active day. */
  static Dataset<Row> inactive(Dataset<Row> listed, Dataset<Row> states, Nights wanted) {
    Dataset<Row> ever =
        states
            .where(Table.DT.col().equalTo(lit(wanted.last().date())))
            .where(UserStates.IS_KNOWN.col())
            .select(UserStates.USER_ID.col(), UserStates.FIRST_ACTIVE_ON.col());
    Column last = least(Listings.LAST_NIGHT.col(), date_sub(UserStates.FIRST_ACTIVE_ON.col(), 1));
    return listed
        .join(ever, new String[] {UserStates.USER_ID.name()}, "left")
        .withColumn(Listings.LAST_NIGHT.name(), last)
        .where(Listings.FIRST_NIGHT.col().leq(Listings.LAST_NIGHT.col()))
        .select(
            explode(sequence(Listings.FIRST_NIGHT.col(), Listings.LAST_NIGHT.col()))
                .as(Table.DT.name()),
            Lifecycle.USER_ID.col(),
            Lifecycle.ACTIVITY_STATE.is(word(ActivityState.NEVER_ACTIVE)),
            Lifecycle.PAID_STATE.is(lit(PaidState.NEVER_PAID.word())),
            Lifecycle.DAYS_SINCE_ACTIVE.is(lit(null).cast(DataTypes.IntegerType)));
  }

  static Dataset<Row> placed(Dataset<Row> states, Dataset<Row> subscriptions) {
    Dataset<Row> subscribers =
        subscriptions
            .groupBy(Table.DT.col(), Subscriptions.USER_ID.col())
            .agg(Subscriptions.IS_IN_FORCE.is(max(Subscriptions.IS_IN_FORCE.col())));
    return states
        .where(UserStates.IS_KNOWN.col())
        .join(subscribers, new String[] {Table.DT.name(), Subscriptions.USER_ID.name()}, "left")
        .select(
            Table.DT.col(),
            Lifecycle.USER_ID.col(),
            Lifecycle.ACTIVITY_STATE.is(state()),
            Lifecycle.PAID_STATE.is(paid()),
            Lifecycle.DAYS_SINCE_ACTIVE.is(
                datediff(Table.DT.col(), UserStates.LAST_ACTIVE_ON.col())));
  }

  private static Column paid() {
    Column bought = UserStates.LAST_PURCHASED_ON.col();
    Column lately = datediff(Table.DT.col(), bought).leq(Payments.PAYING_DAYS);
    Column subscribed = Subscriptions.IS_IN_FORCE.col();
    return when(subscribed.or(lately), lit(PaidState.PAYING.word()))
        .when(subscribed.isNotNull().or(bought.isNotNull()), lit(PaidState.LAPSED.word()))
        .otherwise(lit(PaidState.NEVER_PAID.word()));
  }

  private static Column state() {
    Column active = among(1);
    Column fresh = UserStates.FIRST_ACTIVE_ON.col().equalTo(Table.DT.col());
    return when(fresh, word(ActivityState.NEW))
        .when(active.and(among(WEEK)), word(ActivityState.CURRENT))
        .when(active.and(among(MONTH)), word(ActivityState.REACTIVATED))
        .when(active, word(ActivityState.RESURRECTED))
        .when(among(WEEK), word(ActivityState.AT_RISK_WEEKLY))
        .when(among(MONTH), word(ActivityState.AT_RISK_MONTHLY))
        .otherwise(word(ActivityState.DORMANT));
  }

  private static Column among(long days) {
    return UserStates.RECENT_DAYS.col().bitwiseAND(lit(days)).notEqual(0);
  }

  private static Column word(ActivityState state) {
    return lit(state.word());
  }
}
