package dev.vesper.jobs.segment;

import static dev.vesper.pipeline.table.Field.count;
import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import org.apache.spark.sql.types.DataTypes;

/** The model that segments follow on the night. */
public final class SegmentModels {
  public static final Field MODEL_ID = UserSegments.MODEL_ID.meaning("The name of the model");
  public static final Field FITTED_ON =
      required("fitted_on", DataTypes.DateType, "The night that it was fitted on; frozen since");
  public static final Field FITTED_USERS =
      count("fitted_users", "Users with features on that night").in("users");
  public static final Field SEGMENTS = count("segments", "Segments, without the outliers");
  public static final Field HIGHEST_SEGMENT_ID =
      required(
          "highest_segment_id",
          DataTypes.IntegerType,
          "The highest id that any segment has ever had; no id is given twice");
  public static final Field MODEL =
      required(
          "model",
          DataTypes.StringType,
          "All its numbers as JSON: centres, bounds, scales, scores, references of the drift");

  public static final Table TABLE =
      Table.record("segment_models")
          .rows("the model of the night")
          .key(MODEL_ID)
          .columns(FITTED_ON, FITTED_USERS, SEGMENTS, HIGHEST_SEGMENT_ID, MODEL);

  private SegmentModels() {}

  /** A row. */
  record RowOf(
      LocalDate dt,
      String modelId,
      LocalDate fittedOn,
      long fittedUsers,
      long segments,
      int highestSegmentId,
      String model) {

    static RowOf of(LocalDate night, SegmentModel model) {
      return new RowOf(
          night,
          model.id(),
          model.fittedOn(),
          model.users(),
          model.segments().size(),
          model.highestId(),
          model.json());
    }
  }
}
