package dev.vesper.jobs.feature;

import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import dev.vesper.pipeline.table.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * Rows of {@link UserFeatures} in the shape that scales take: the user, a double for each feature
 * asked for, the topic shares.
 */
public final class FeatureRows {
  private static final int USER = 0;
  private static final int NUMBERS = 1;
  private static final long PARTS = 1L << 20;

  /** What is left of the events of 28 days without those of the newer half. */
  private static final String OLDER_SHARES =
      ("CASE WHEN %1$s > %2$s THEN transform_values(%3$s, (topic, share) ->"
              + " (share * %1$s - coalesce(try_element_at(%4$s, topic) * %2$s, 0D)) / (%1$s - %2$s)) END")
          .formatted(
              UserFeatures.TOPIC_EVENTS_28.name(),
              UserFeatures.newer(UserFeatures.TOPIC_EVENTS_28).name(),
              UserFeatures.TOPIC_SHARES.name(),
              UserFeatures.TOPIC_SHARES_14.name());

  private FeatureRows() {}

  /** The rows in that shape; user_id comes first. */
  public static Dataset<Row> of(Dataset<Row> userFeatures, List<Feature> features) {
    return userFeatures.select(columns(features));
  }

  /** The columns of that shape, out of {@link UserFeatures}. */
  public static Column[] columns(List<Feature> features) {
    return columns(features, Stretch.MONTH);
  }

  /** The same of some of the days; what is no habit is as it is on the night. */
  public static Column[] columns(List<Feature> features, Stretch stretch) {
    List<Column> columns = new ArrayList<>(List.of(UserFeatures.USER_ID.col()));
    features.forEach(feature -> columns.add(number(feature.field(), stretch).as(feature.name())));
    columns.add(topics(stretch).as(UserFeatures.TOPIC_SHARES.name()));
    return columns.toArray(Column[]::new);
  }

  private static Column number(Field field, Stretch stretch) {
    if (stretch != Stretch.MONTH) {
      for (Ratio ratio : UserFeatures.RATIOS) {
        if (ratio.field().equals(field) && UserFeatures.HABITS.contains(ratio.all())) {
          Column all = count(ratio.all(), stretch);
          return when(all.gt(0), count(ratio.part(), stretch).divide(all));
        }
      }
    }
    return count(field, stretch);
  }

  private static Column count(Field field, Stretch stretch) {
    boolean yesOrNo = field.type().equals(DataTypes.BooleanType);
    Column month = yesOrNo ? field.col().cast(DataTypes.IntegerType) : field.col();
    return UserFeatures.HABITS.contains(field)
        ? stretch.count(number(month), number(UserFeatures.newer(field).col()))
        : number(month);
  }

  private static Column number(Column column) {
    return column.cast(DataTypes.DoubleType);
  }

  private static Column topics(Stretch stretch) {
    return switch (stretch) {
      case MONTH -> UserFeatures.TOPIC_SHARES.col();
      case NEWER -> UserFeatures.TOPIC_SHARES_14.col();
      case OLDER -> expr(OLDER_SHARES);
    };
  }

  /** The user of a row in that shape. */
  public static String user(Row row) {
    return row.getString(USER);
  }

  /** The numbers of a row in that shape. */
  public static FeatureRow row(Row row) {
    int topics = row.size() - 1;
    double[] numbers = new double[topics - NUMBERS];
    for (int each = 0; each < numbers.length; each++) {
      int at = NUMBERS + each;
      numbers[each] = row.isNullAt(at) ? Double.NaN : row.getDouble(at);
    }
    return new FeatureRow(numbers, row.isNullAt(topics) ? Map.of() : row.getJavaMap(topics));
  }

  /**
   * Whether a user is among about so many of all at most, by a hash of the id, so that the choice
   * is the same on any number of cores and hardly changes from night to night.
   */
  public static Column isSampled(long users, int most) {
    long parts = users <= most ? PARTS : Math.max(1, Math.round((double) PARTS * most / users));
    return pmod(xxhash64(UserFeatures.USER_ID.col()), lit(PARTS)).lt(parts);
  }
}
