package dev.vesper.jobs.segment;

import static dev.vesper.pipeline.table.Field.optional;
import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.jobs.activity.UserStates;
import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import org.apache.spark.sql.types.DataTypes;

/** Which segment each user is in. */
public final class UserSegments {
  /** The segment_id of users who are too far from every segment. */
  public static final int OUTLIERS = SegmentModel.OUTLIERS;

  public static final Field USER_ID = UserStates.USER_ID;
  public static final Field SEGMENT_ID =
      required(
          "segment_id",
          DataTypes.IntegerType,
          "The segment's lasting name, from 1; 0 for those who are too far from every segment");
  public static final Field DISTANCE =
      required(
          "distance",
          DataTypes.DoubleType,
          "From the middle of the segment, of the nearest one for id 0; one spread of a feature of"
              + " weight 1 counts 1");
  public static final Field SECOND_SEGMENT_ID =
      optional(
          "second_segment_id",
          DataTypes.IntegerType,
          "The nearest of the other segments; absent where there is none");
  public static final Field SECOND_DISTANCE =
      optional("second_distance", DataTypes.DoubleType, "From the middle of that one");
  public static final Field CONFIDENCE =
      required(
          "confidence",
          DataTypes.DoubleType,
          "1 - distance / second_distance: 1 in the middle, 0 halfway to the next segment and"
              + " beyond; 1 where there is one segment only, 0 for id 0");
  public static final Field MODEL_ID =
      required(
          "model_id", DataTypes.StringType, "The model in segment_models that placed the user");

  public static final Table TABLE =
      Table.record("user_segments")
          .rows("one user with features")
          .key(USER_ID)
          .columns(SEGMENT_ID, DISTANCE, SECOND_SEGMENT_ID, SECOND_DISTANCE, CONFIDENCE, MODEL_ID)
          .checks(Check.share(CONFIDENCE), Check.notNegative(DISTANCE))
          .aboutPeople(USER_ID)
          .keeping(90);

  private UserSegments() {}
}
