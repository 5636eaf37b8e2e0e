package dev.vesper.jobs.feature;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.xxhash64;

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

  private FeatureRows() {}

  /** The rows in that shape; user_id comes first. */
  public static Dataset<Row> of(Dataset<Row> userFeatures, List<Feature> features) {
    return userFeatures.select(columns(features));
  }

  /** The columns of that shape, out of {@link UserFeatures}. */
  public static Column[] columns(List<Feature> features) {
    List<Column> columns = new ArrayList<>(List.of(UserFeatures.USER_ID.col()));
    for (Feature feature : features) {
      Column number = feature.field().col();
      boolean yesOrNo = feature.field().type().equals(DataTypes.BooleanType);
      columns.add(
          (yesOrNo ? number.cast(DataTypes.IntegerType) : number)
              .cast(DataTypes.DoubleType)
              .as(feature.name()));
    }
    columns.add(UserFeatures.TOPIC_SHARES.col());
    return columns.toArray(Column[]::new);
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
