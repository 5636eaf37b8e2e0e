package dev.vesper.jobs.audience;

import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.jobs.feature.UserFeatures;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import org.apache.spark.sql.types.DataTypes;

/** Whom to invite first to a community that could be: who connects people and is there often. */
public final class CommunityInvites {
  /** So many are named for each group. */
  static final int MOST = 20;

  public static final Field SEGMENT_ID = CommunityCandidates.SEGMENT_ID;
  public static final Field TOPIC = CommunityCandidates.TOPIC;
  public static final Field RANK =
      required(
              "rank",
              DataTypes.IntegerType,
              "1 to 20: by interactions given and received in 28 days, then by active days, then by"
                  + " the share of the topic")
          .in("rank");
  public static final Field USER_ID = UserFeatures.USER_ID;
  public static final Field GIVEN = UserFeatures.GIVEN_28;
  public static final Field RECEIVED = UserFeatures.RECEIVED_28;
  public static final Field ACTIVE_DAYS = UserFeatures.ACTIVE_DAYS_28;
  public static final Field TOPIC_SHARE =
      required("topic_share", DataTypes.DoubleType, "Of topic_events_28, the part of the topic");

  public static final Table TABLE =
      Table.record("community_invites")
          .rows("one user to invite to a community of a segment and topic")
          .key(SEGMENT_ID, TOPIC, RANK)
          .columns(USER_ID, GIVEN, RECEIVED, ACTIVE_DAYS, TOPIC_SHARE)
          .aboutPeople(USER_ID)
          .keeping(90);

  private CommunityInvites() {}
}
