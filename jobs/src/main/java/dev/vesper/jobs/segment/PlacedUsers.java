package dev.vesper.jobs.segment;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import dev.vesper.jobs.feature.FeatureRows;
import dev.vesper.jobs.feature.FeatureScales;
import dev.vesper.jobs.feature.Features;
import dev.vesper.jobs.feature.Stretch;
import dev.vesper.jobs.feature.UserFeatures;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import dev.vesper.pipeline.table.Word;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** All users of a night beside the segments that they are and were in. */
final class PlacedUsers {
  /** The segment on the night before; absent for who was in none. */
  static final Field SEGMENT_BEFORE =
      Field.optional("segment_before", DataTypes.IntegerType, "The segment on the night before");

  private static final List<Field> PLACE =
      List.of(
          UserSegments.USER_ID,
          UserSegments.SEGMENT_ID,
          UserSegments.DISTANCE,
          UserSegments.SECOND_SEGMENT_ID,
          UserSegments.SECOND_DISTANCE,
          UserSegments.CONFIDENCE);

  private static final List<Field> CARRIED =
      List.of(
          SEGMENT_BEFORE,
          UserFeatures.ACTIVE_DAYS_7,
          UserFeatures.PURCHASES_28,
          UserFeatures.PAID_28);

  private static final StructType SCHEMA =
      new StructType(
          Stream.concat(PLACE.stream(), CARRIED.stream())
              .map(field -> DataTypes.createStructField(field.name(), field.type(), true))
              .toArray(org.apache.spark.sql.types.StructField[]::new));

  private PlacedUsers() {}

  /**
   * Everybody of a night, ready to be placed.
   *
   * @param before rows of user_segments of the night before
   */
  static Dataset<Row> known(Dataset<Row> userFeatures, Dataset<Row> before) {
    Dataset<Row> segments =
        before.select(UserSegments.USER_ID.col(), SEGMENT_BEFORE.is(UserSegments.SEGMENT_ID.col()));
    Column[] columns =
        Stream.concat(
                Stream.of(Stretch.MONTH, Stretch.NEWER, Stretch.OLDER).map(PlacedUsers::features),
                CARRIED.stream().map(Field::col))
            .toArray(Column[]::new);
    return userFeatures
        .join(segments, new String[] {UserSegments.USER_ID.name()}, "left")
        .select(columns);
  }

  private static Column features(Stretch stretch) {
    return struct(FeatureRows.columns(Features.compared(), stretch)).as(Word.of(stretch));
  }

  /** Places everybody. */
  static Dataset<Row> of(Dataset<Row> known, FeatureScales scales, Placing placing) {
    MapFunction<Row, Row> place = row -> placed(row, scales, placing);
    return known.map(place, Encoders.row(SCHEMA));
  }

  private static Row placed(Row row, FeatureScales scales, Placing placing) {
    Integer before = row.isNullAt(3) ? null : row.getInt(3);
    Lately lately =
        new Lately(vector(row, 0, scales), vector(row, 1, scales), vector(row, 2, scales));
    Placing.Place place = placing.of(lately, before);
    return RowFactory.create(
        FeatureRows.user(row.getStruct(0)),
        place.segment(),
        place.distance(),
        place.second(),
        place.secondDistance(),
        place.confidence(),
        before,
        row.get(4),
        row.get(5),
        row.get(6));
  }

  private static float[] vector(Row row, int stretch, FeatureScales scales) {
    return scales.floats(FeatureRows.row(row.getStruct(stretch)));
  }

  /** The rows of user_segments. */
  static Dataset<Row> published(Dataset<Row> placed, LocalDate night, SegmentModel model) {
    Column[] columns =
        Stream.of(
                Stream.of(Table.DT.is(lit(night))),
                PLACE.stream().map(Field::col),
                Stream.of(UserSegments.MODEL_ID.is(lit(model.id()))))
            .flatMap(each -> each)
            .toArray(Column[]::new);
    return placed.select(columns);
  }

  /** What is counted of those who went from one segment to another, or stayed. */
  static List<Counted> counted(Dataset<Row> placed) {
    Column one = lit(1L);
    Column none = lit(0L);
    return placed
        .groupBy(SEGMENT_BEFORE.col(), UserSegments.SEGMENT_ID.col())
        .agg(
            count(one),
            sum(when(UserFeatures.ACTIVE_DAYS_7.col().gt(0), one).otherwise(none)),
            sum(when(UserFeatures.PURCHASES_28.col().gt(0), one).otherwise(none)),
            sum(UserFeatures.PURCHASES_28.col()),
            sum(UserFeatures.PAID_28.col()).cast(UserFeatures.PAID_28.type()))
        .collectAsList()
        .stream()
        .map(Counted::of)
        .toList();
  }
}
