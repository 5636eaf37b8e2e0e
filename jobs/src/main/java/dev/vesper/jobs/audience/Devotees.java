package dev.vesper.jobs.audience;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_entries;

import dev.vesper.jobs.feature.UserFeatures;
import dev.vesper.jobs.segment.UserSegments;
import dev.vesper.jobs.value.CustomerValue;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The users of each segment with each topic that they deal with. */
final class Devotees {
  static final Column SEGMENT = CommunityCandidates.SEGMENT_ID.col();
  static final Column TOPIC = CommunityCandidates.TOPIC.col();
  static final Column SHARE = CommunityInvites.TOPIC_SHARE.col();

  private static final String ENTRY = "entry";

  private Devotees() {}

  /** Each user's segment, features and value. */
  static Dataset<Row> people(Dataset<Row> segments, Dataset<Row> features, Dataset<Row> values) {
    String user = UserFeatures.USER_ID.name();
    return segments
        .where(SEGMENT.notEqual(UserSegments.OUTLIERS))
        .select(UserSegments.USER_ID.col(), SEGMENT)
        .join(features, user)
        .join(values.select(CustomerValue.USER_ID.col(), CustomerValue.VALUE.col()), user, "left");
  }

  /** A row for each user and topic. */
  static Dataset<Row> topics(Dataset<Row> people) {
    return people
        .withColumn(ENTRY, explode(map_entries(UserFeatures.TOPIC_SHARES.col())))
        .withColumn(CommunityCandidates.TOPIC.name(), col(ENTRY).getField("key"))
        .withColumn(CommunityInvites.TOPIC_SHARE.name(), col(ENTRY).getField("value"))
        .drop(ENTRY, UserFeatures.TOPIC_SHARES.name());
  }

  /** Those devoted to the topic. */
  static Dataset<Row> devoted(Dataset<Row> topics) {
    return topics.where(
        SHARE
            .geq(CommunityCandidates.DEVOTED)
            .and(UserFeatures.TOPIC_EVENTS_28.col().geq(CommunityCandidates.FEWEST_EVENTS)));
  }

  /** Whether a user has a membership or paid lately. */
  static Column pays() {
    return coalesce(UserFeatures.HAS_MEMBERSHIP.col(), lit(false))
        .or(UserFeatures.PAID_28.col().gt(0));
  }

  /** The interactions of a user. */
  static Column interactions() {
    return UserFeatures.GIVEN_28.col().plus(UserFeatures.RECEIVED_28.col());
  }
}
