package dev.vesper.jobs.segment;

import static dev.vesper.pipeline.table.Field.count;
import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import org.apache.spark.sql.types.DataTypes;

/** How far each feature has moved since the model was fitted. */
public final class SegmentDrift {
  public static final Field FEATURE =
      required("feature", DataTypes.StringType, "A column of user_features, or topic: and a topic");
  public static final Field STABILITY_INDEX =
      required(
          "stability_index",
          DataTypes.DoubleType,
          "The population stability index over bins by deciles of the fit: up to 0.1 is no change"
              + " worth a word, above 0.25 a large one");
  public static final Field CHANCE_INDEX =
      required(
          "chance_index",
          DataTypes.DoubleType,
          "What one in ten thousand features would exceed by chance, if users had not changed and"
              + " were drawn anew");
  public static final Field REFERENCE_USERS =
      count("reference_users", "Users of the sample on the night of the fit").in("users");
  public static final Field SAMPLED_USERS =
      count("sampled_users", "Users of the night's sample").in("users");
  public static final Field MODEL_ID = UserSegments.MODEL_ID.meaning("The model in force");

  public static final Table TABLE =
      Table.record("segment_drift")
          .rows("one feature that users are compared by")
          .key(FEATURE)
          .columns(STABILITY_INDEX, CHANCE_INDEX, REFERENCE_USERS, SAMPLED_USERS, MODEL_ID)
          .checks(Check.notNegative(STABILITY_INDEX));

  private SegmentDrift() {}

  /** A row. */
  record RowOf(
      LocalDate dt,
      String feature,
      double stabilityIndex,
      double chanceIndex,
      long referenceUsers,
      long sampledUsers,
      String modelId) {}
}
