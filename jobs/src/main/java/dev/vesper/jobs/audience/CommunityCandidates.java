package dev.vesper.jobs.audience;

import static dev.vesper.pipeline.table.Field.count;
import static dev.vesper.pipeline.table.Field.optional;
import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.jobs.feature.TopicDays;
import dev.vesper.jobs.segment.UserSegments;
import dev.vesper.pipeline.source.EventFields;
import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.types.DataTypes;

/**
 * Groups of users that could be a community of their own: of one segment and devoted to one topic,
 * to which each gives at least a quarter of {@code topic_events_28}, which are 5 or more. A user
 * devoted to two topics is in two groups.
 */
public final class CommunityCandidates {
  /** The least share of a topic that makes a user devoted to it. */
  static final double DEVOTED = 0.25;

  /** Of fewer events nothing tells what somebody is devoted to. */
  static final int FEWEST_EVENTS = 5;

  /** Of fewer users there is no community to build. */
  static final int FEWEST = 10;

  /** So many further topics are named. */
  static final int FURTHER = 5;

  public static final Field SEGMENT_ID =
      UserSegments.SEGMENT_ID.meaning("The segment, as in user_segments; not that of outliers");
  public static final Field TOPIC =
      TopicDays.TOPIC.meaning(
          "The topic that they are devoted to: each gives it a quarter of topic_events_28 or more,"
              + " and these are 5 at least");
  public static final Field RANK =
      required(
              "rank",
              DataTypes.IntegerType,
              "1 for the group with the highest expected_value, told or not; of equal ones, the one"
                  + " with more users")
          .in("rank");
  public static final Field USERS = count("users", "Users of the group, 10 at least").in("users");
  public static final Field ACTIVE_USERS =
      count("active_users", "Of them, those active on one of the 7 days up to the night")
          .in("users");
  public static final Field ACTIVE_DAYS =
      count("active_days", "Their active days of the 28 up to the night, added up").in("user days");
  public static final Field DAYS_PER_USER =
      required("days_per_user", DataTypes.DoubleType, "active_days / users").in("days");
  public static final Field INTERACTIONS =
      count("interactions", "What they gave and received of interactions on the 28 days");
  public static final Field PAYING_USERS =
      count("paying_users", "Of them, those who have a membership or paid on one of the 28 days")
          .in("users");
  public static final Field PAYING_SHARE =
      required("paying_share", DataTypes.DoubleType, "paying_users / users");
  public static final Field VALUED_USERS =
      count("valued_users", "Of them, those whose value customer_value tells").in("users");
  public static final Field EXPECTED_VALUE =
      optional(
              "expected_value",
              EventFields.MONEY,
              "What these are expected to bring in 12 months, as customer_value has it; absent of"
                  + " 1 to 9 of them")
          .in("business currency");
  public static final Field VALUE_PER_USER =
      optional("value_per_user", EventFields.MONEY, "expected_value / users, to four decimals")
          .in("business currency");
  public static final Field FURTHER_TOPICS =
      required(
          "further_topics",
          DataTypes.createArrayType(DataTypes.StringType, false),
          "The other topics to which users of the group give a tenth of topic_events_28 or more:"
              + " the five of most users at most, that of most users first");
  public static final Field COMMUNITIES =
      optional(
              "communities",
              DataTypes.LongType,
              "Communities that are about the topic already; absent without a dimension of them")
          .in("communities");

  public static final Table TABLE =
      Table.record("community_candidates")
          .rows("one segment and topic")
          .key(SEGMENT_ID, TOPIC)
          .columns(RANK, USERS, ACTIVE_USERS, ACTIVE_DAYS, DAYS_PER_USER, INTERACTIONS)
          .columns(PAYING_USERS, PAYING_SHARE, VALUED_USERS, EXPECTED_VALUE, VALUE_PER_USER)
          .columns(FURTHER_TOPICS, COMMUNITIES)
          .checks(
              Check.share(PAYING_SHARE),
              Check.rows(
                  "large_enough", "a group has 10 users or more", () -> USERS.col().geq(FEWEST)));

  private CommunityCandidates() {}

  /** A row. */
  record RowOf(
      LocalDate dt,
      int segmentId,
      String topic,
      int rank,
      long users,
      long activeUsers,
      long activeDays,
      double daysPerUser,
      long interactions,
      long payingUsers,
      double payingShare,
      long valuedUsers,
      Optional<BigDecimal> expectedValue,
      Optional<BigDecimal> valuePerUser,
      List<String> furtherTopics,
      Optional<Long> communities) {}
}
