package dev.vesper.jobs.segment;

import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.jobs.feature.UserFeatures;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import org.apache.spark.sql.types.DataTypes;

/** Stands in until the branch of segments is merged. */
public final class UserSegments {
  public static final Field USER_ID = UserFeatures.USER_ID;
  public static final Field SEGMENT_ID = required("segment_id", DataTypes.StringType, "Segment");
  public static final Table TABLE =
      Table.record("user_segments")
          .rows("one user")
          .key(USER_ID)
          .columns(SEGMENT_ID)
          .aboutPeople(USER_ID);

  private UserSegments() {}
}
