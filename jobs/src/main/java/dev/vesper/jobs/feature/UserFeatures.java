package dev.vesper.jobs.feature;

import static dev.vesper.pipeline.table.Field.count;
import static dev.vesper.pipeline.table.Field.optional;
import static dev.vesper.pipeline.table.Field.required;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.vesper.jobs.activity.UserStates;
import dev.vesper.pipeline.source.EventFields;
import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/**
 * What is known of each user at the end of the night, the only source of what models learn from. A
 * name that ends in 7, 14, 28, 56 looks at so many days, the night the last of them.
 */
public final class UserFeatures {
  static final int MONTH = 28;
  static final int FORTNIGHT = 14;
  static final int LONGEST = 56;
  static final int WEEKS = LONGEST / 7;

  public static final Field USER_ID = UserStates.USER_ID;
  public static final Field TENURE_DAYS = days("tenure_days", "Days since the first active day");
  public static final Field DAYS_SINCE_ACTIVE =
      days("days_since_active", "Days since the newest active day; 56 for that many and more");
  public static final Field ACTIVE_DAYS_7 = count("active_days_7", "Active days");
  public static final Field ACTIVE_DAYS_28 = count("active_days_28", "Active days");
  public static final Field ACTIVE_DAYS_56 = count("active_days_56", "Active days");
  public static final Field STREAK_DAYS =
      days(
          "streak_days",
          "Active days in a row up to the night, or up to the night before where the user was not"
              + " active on the night; 56 at most");
  public static final Field ACTIVE_WEEKS_56 =
      count("active_weeks_56", "Of the 8 times 7 days up to the night, those with an active day");
  public static final Field KNOWN_WEEKS_56 =
      count("known_weeks_56", "Of the same, those in which the user was known already");
  public static final Field ACTIVE_WEEK_SHARE =
      ratio("active_week_share", ACTIVE_WEEKS_56, KNOWN_WEEKS_56);
  public static final Field WEEKEND_DAYS_28 =
      count("weekend_days_28", "Active Saturdays and Sundays");
  public static final Field WEEKEND_SHARE = ratio("weekend_share", WEEKEND_DAYS_28, ACTIVE_DAYS_28);
  public static final Field EVENTS_28 = count("events_28", "Events, of any type");
  public static final Field EVENTS_PER_DAY = ratio("events_per_day", EVENTS_28, ACTIVE_DAYS_28);
  public static final Field SESSIONS_28 = count("sessions_28", "Sessions");
  public static final Field SESSIONS_PER_DAY =
      ratio("sessions_per_day", SESSIONS_28, ACTIVE_DAYS_28);
  public static final Field WATCH_SECONDS_28 =
      required("watch_seconds_28", EventFields.SECONDS, "Seconds played").in("seconds");
  public static final Field WATCH_SECONDS_PER_DAY =
      ratio("watch_seconds_per_day", WATCH_SECONDS_28, ACTIVE_DAYS_28).in("seconds");
  public static final Field PLAYS_28 = count("plays_28", "Plays begun");
  public static final Field COMPLETIONS_28 = count("completions_28", "Contents completed");
  public static final Field COMPLETIONS_PER_PLAY =
      ratio("completions_per_play", COMPLETIONS_28, PLAYS_28);
  public static final Field READS_28 = count("reads_28", "Events of reading");
  public static final Field SEARCHES_28 = count("searches_28", "Searches");
  public static final Field TOPICS_28 =
      optional(
              "topics_28",
              LongType,
              "Different topics of contents dealt with; absent without a dimension of contents")
          .in("count");
  public static final Field TOPIC_EVENTS_28 =
      optional(
              "topic_events_28",
              LongType,
              "The events of topic_days: an event counts once for each topic of its content")
          .in("count");
  public static final Field TOPIC_SHARES =
      optional(
          "topic_shares",
          DataTypes.createMapType(StringType, DoubleType, false),
          "By topic, its share of topic_events_28; absent where these are 0 or absent");
  public static final Field GIVEN_28 =
      count("given_28", "Likes, comments, replies, shares, follows, invites, answers, ratings");
  public static final Field RECEIVED_28 =
      count("received_28", "The interactions of others that were about the user: received_days");
  public static final Field PURCHASES_28 = count("purchases_28", "Purchases");
  public static final Field PAID_28 =
      money("paid_28", "Paid in the business currency, memberships included");
  public static final Field REFUNDED_28 =
      money("refunded_28", "Paid back, in the business currency");
  public static final Field CARTS_28 = count("carts_28", "Times something was put into the cart");
  public static final Field CARTS_NOT_BOUGHT_28 =
      count("carts_not_bought_28", "carts_28 - purchases_28, 0 where these are more");
  public static final Field FAILED_PAYMENTS_28 = count("failed_payments_28", "Failed payments");
  public static final Field DAYS_SINCE_FIRST_PURCHASE =
      optional(
              "days_since_first_purchase",
              IntegerType,
              "Days since the first purchase; absent for who never bought")
          .in("days");
  public static final Field DAYS_SINCE_PURCHASE =
      optional(
              "days_since_purchase",
              IntegerType,
              "Days since the newest purchase; absent for who never bought")
          .in("days");
  public static final Field PURCHASES_EVER =
      optional("purchases_ever", LongType, "Purchases, ever").in("count");
  public static final Field PAID_EVER =
      optional("paid_ever", EventFields.MONEY, "Paid, ever, in the business currency")
          .in("business currency");
  public static final Field ACTIVE_HOURS_28 =
      count("active_hours_28", "Hours with an event, day by day, those of UTC");
  public static final Field NIGHT_HOURS_28 = DayPart.NIGHT.hours();
  public static final Field MORNING_HOURS_28 = DayPart.MORNING.hours();
  public static final Field AFTERNOON_HOURS_28 = DayPart.AFTERNOON.hours();
  public static final Field EVENING_HOURS_28 = DayPart.EVENING.hours();
  public static final Field NIGHT_SHARE = ratio("night_share", NIGHT_HOURS_28, ACTIVE_HOURS_28);
  public static final Field MORNING_SHARE =
      ratio("morning_share", MORNING_HOURS_28, ACTIVE_HOURS_28);
  public static final Field AFTERNOON_SHARE =
      ratio("afternoon_share", AFTERNOON_HOURS_28, ACTIVE_HOURS_28);
  public static final Field EVENING_SHARE =
      ratio("evening_share", EVENING_HOURS_28, ACTIVE_HOURS_28);
  public static final Field HAS_MEMBERSHIP =
      optional("has_membership", BooleanType, "Whether a subscription is in force");
  public static final Field HAS_CANCELLED =
      optional("has_cancelled", BooleanType, "Whether a subscription in force is cancelled");
  public static final Field MEMBERSHIP_DAYS_LEFT =
      optional(
              "membership_days_left",
              IntegerType,
              "Days until what is paid for ends, the latest of those in force, 0 in the days of"
                  + " grace; absent where none is in force")
          .in("days");
  public static final Field MEMBERSHIP_DAYS =
      optional(
              "membership_days",
              IntegerType,
              "Days since the oldest subscription in force began; absent where none is")
          .in("days");
  public static final Field CHANNEL =
      optional("channel", StringType, "The channel that brought the user, as in user_origins");
  public static final Field BIRTH_DECADE =
      optional("birth_decade", IntegerType, "The first year of the decade of birth").in("year");
  public static final Field OCCUPATION = optional("occupation", StringType, "What the user does");

  /** The columns of habits, which have one beside them that looks at the newer half of the days. */
  static final List<Field> HABITS =
      List.of(
          ACTIVE_DAYS_28,
          WEEKEND_DAYS_28,
          EVENTS_28,
          SESSIONS_28,
          WATCH_SECONDS_28,
          PLAYS_28,
          COMPLETIONS_28,
          READS_28,
          SEARCHES_28,
          TOPIC_EVENTS_28,
          GIVEN_28,
          RECEIVED_28,
          PURCHASES_28,
          ACTIVE_HOURS_28,
          NIGHT_HOURS_28,
          MORNING_HOURS_28,
          AFTERNOON_HOURS_28,
          EVENING_HOURS_28);

  public static final Field TOPIC_SHARES_14 =
      optional(
          "topic_shares_14",
          TOPIC_SHARES.type(),
          "By topic, its share of topic_events_14; absent where these are 0 or absent");

  /** The columns that are one other over another. */
  static final List<Ratio> RATIOS =
      List.of(
          new Ratio(ACTIVE_WEEK_SHARE, ACTIVE_WEEKS_56, KNOWN_WEEKS_56),
          new Ratio(WEEKEND_SHARE, WEEKEND_DAYS_28, ACTIVE_DAYS_28),
          new Ratio(EVENTS_PER_DAY, EVENTS_28, ACTIVE_DAYS_28),
          new Ratio(SESSIONS_PER_DAY, SESSIONS_28, ACTIVE_DAYS_28),
          new Ratio(WATCH_SECONDS_PER_DAY, WATCH_SECONDS_28, ACTIVE_DAYS_28),
          new Ratio(COMPLETIONS_PER_PLAY, COMPLETIONS_28, PLAYS_28),
          new Ratio(NIGHT_SHARE, NIGHT_HOURS_28, ACTIVE_HOURS_28),
          new Ratio(MORNING_SHARE, MORNING_HOURS_28, ACTIVE_HOURS_28),
          new Ratio(AFTERNOON_SHARE, AFTERNOON_HOURS_28, ACTIVE_HOURS_28),
          new Ratio(EVENING_SHARE, EVENING_HOURS_28, ACTIVE_HOURS_28));

  public static final Table TABLE =
      Table.record("user_features")
          .rows("one user who ever signed in")
          .key(USER_ID)
          .columns(TENURE_DAYS, DAYS_SINCE_ACTIVE, ACTIVE_DAYS_7, ACTIVE_DAYS_28, ACTIVE_DAYS_56)
          .columns(STREAK_DAYS, ACTIVE_WEEKS_56, KNOWN_WEEKS_56, ACTIVE_WEEK_SHARE)
          .columns(WEEKEND_DAYS_28, WEEKEND_SHARE, EVENTS_28, EVENTS_PER_DAY)
          .columns(SESSIONS_28, SESSIONS_PER_DAY, WATCH_SECONDS_28, WATCH_SECONDS_PER_DAY)
          .columns(PLAYS_28, COMPLETIONS_28, COMPLETIONS_PER_PLAY, READS_28, SEARCHES_28)
          .columns(TOPICS_28, TOPIC_EVENTS_28, TOPIC_SHARES, GIVEN_28, RECEIVED_28)
          .columns(PURCHASES_28, PAID_28, REFUNDED_28, CARTS_28, CARTS_NOT_BOUGHT_28)
          .columns(FAILED_PAYMENTS_28, DAYS_SINCE_FIRST_PURCHASE, DAYS_SINCE_PURCHASE)
          .columns(PURCHASES_EVER, PAID_EVER, ACTIVE_HOURS_28, NIGHT_HOURS_28, MORNING_HOURS_28)
          .columns(AFTERNOON_HOURS_28, EVENING_HOURS_28, NIGHT_SHARE, MORNING_SHARE)
          .columns(AFTERNOON_SHARE, EVENING_SHARE, HAS_MEMBERSHIP, HAS_CANCELLED)
          .columns(MEMBERSHIP_DAYS_LEFT, MEMBERSHIP_DAYS, CHANNEL, BIRTH_DECADE, OCCUPATION)
          .columns(HABITS.stream().map(UserFeatures::newer).toArray(Field[]::new))
          .columns(TOPIC_SHARES_14)
          .checks(
              Check.share(ACTIVE_WEEK_SHARE),
              Check.share(WEEKEND_SHARE),
              Check.rows(
                  "hours_add_up",
                  "the hours of the parts of a day add up to the active hours",
                  () ->
                      ACTIVE_HOURS_28
                          .col()
                          .equalTo(
                              NIGHT_HOURS_28
                                  .col()
                                  .plus(MORNING_HOURS_28.col())
                                  .plus(AFTERNOON_HOURS_28.col())
                                  .plus(EVENING_HOURS_28.col()))),
              Check.rows(
                  "an_active_day_has_an_event",
                  "there are at least as many events as active days",
                  () -> EVENTS_28.col().geq(ACTIVE_DAYS_28.col())))
          .aboutPeople(USER_ID)
          .keeping(35);

  private UserFeatures() {}

  /** The column that tells of the newer 14 days what one of the habits tells of 28. */
  public static Field newer(Field habit) {
    return new Field(
        habit.name().replace("_" + MONTH, "_" + FORTNIGHT),
        habit.type(),
        habit.nullable(),
        habit.unit(),
        "The same as " + habit.name() + " of the newer half of its days");
  }

  private static Field days(String name, String meaning) {
    return required(name, IntegerType, meaning).in("days");
  }

  private static Field money(String name, String meaning) {
    return required(name, EventFields.MONEY, meaning).in("business currency");
  }

  private static Field ratio(String name, Field part, Field all) {
    return optional(
        name, DoubleType, part.name() + " / " + all.name() + "; absent where the latter is 0");
  }
}
