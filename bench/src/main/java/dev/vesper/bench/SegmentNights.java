package dev.vesper.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;

import dev.vesper.jobs.feature.Feature;
import dev.vesper.jobs.feature.Features;
import dev.vesper.jobs.feature.UserFeatures;
import dev.vesper.jobs.segment.SegmentModels;
import dev.vesper.jobs.segment.SegmentParams;
import dev.vesper.jobs.segment.SegmentUsers;
import dev.vesper.jobs.segment.UserSegments;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.table.RecordEncoder;
import dev.vesper.pipeline.table.Table;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;

/**
 * Whole nights of the job of segments, over users whose features are planted points: the choice,
 * the fit, the placing, the counting, the drift, the describing and naming of the segments, and the
 * writing of who is in which.
 */
final class SegmentNights {
  private static final Night FIRST = new Night(LocalDate.of(2026, 11, 1));
  private static final SegmentParams PARAMS = new SegmentParams(3, 12, 0.02, 28, 0.5, 42);

  private final SparkSession spark;
  private final Path room;
  private final String points;

  SegmentNights(SparkSession spark, Path room, String points) {
    this.spark = spark;
    this.room = room;
    this.points = points;
  }

  /** Writes the features of a night as Parquet, once. */
  void plant() {
    List<String> compared = Features.compared().stream().map(Feature::name).toList();
    Column[] columns =
        IntStream.range(0, UserFeatures.TABLE.schema().length())
            .mapToObj(at -> column(UserFeatures.TABLE.schema().apply(at), compared))
            .toArray(Column[]::new);
    spark.read().parquet(points).select(columns).write().mode("overwrite").parquet(features());
  }

  private String features() {
    return points + "-features";
  }

  private static Column column(StructField field, List<String> compared) {
    if (field.name().equals(Table.DT.name())) {
      return Table.DT.is(lit(FIRST.date()));
    }
    if (field.name().equals(PlantedPoints.KEY)) {
      return col(PlantedPoints.KEY);
    }
    boolean isHalf = field.name().endsWith("_14");
    int at = compared.indexOf(isHalf ? field.name().replace("_14", "_28") : field.name());
    Column point = col(PlantedPoints.VECTOR).getItem(Math.max(0, at));
    Column value = lit(null);
    if (at >= 0 && field.dataType() instanceof BooleanType) {
      value = point.gt(0);
    } else if (at >= 0 && field.dataType() instanceof DoubleType) {
      value = point;
    } else if (at >= 0) {
      value = round(greatest(point.plus(5).multiply(isHalf ? 5 : 10), lit(0)));
    } else if (!field.nullable()) {
      value = field.dataType() instanceof StringType ? lit("") : lit(0);
    }
    return value.cast(field.dataType()).as(field.name());
  }

  /** The first night, with a fit. */
  Outputs first() {
    return run(FIRST, Map.of());
  }

  /** The night after it, which only places. */
  Outputs next(Outputs first) {
    return run(
        FIRST.next(),
        Map.of(
            SegmentModels.TABLE, records(first, SegmentModels.TABLE),
            UserSegments.TABLE, spark.read().parquet(segments(FIRST))));
  }

  private Outputs run(Night night, Map<Table, Dataset<Row>> trailing) {
    Dataset<Row> features = spark.read().schema(UserFeatures.TABLE.schema()).parquet(features());
    GivenInputs inputs =
        new GivenInputs(spark, Map.of(UserFeatures.TABLE, features), trailing, night);
    Outputs outputs = new SegmentUsers(PARAMS).run(inputs, Nights.only(night));
    ((Outputs.Rows.Data) outputs.rows().get(UserSegments.TABLE))
        .dataset()
        .write()
        .mode("overwrite")
        .parquet(segments(night));
    spark.catalog().clearCache();
    return outputs;
  }

  private Dataset<Row> records(Outputs outputs, Table table) {
    List<? extends Record> records = ((Outputs.Rows.Records) outputs.rows().get(table)).records();
    return spark.createDataFrame(RecordEncoder.rows(table, records), table.schema());
  }

  private String segments(Night night) {
    return room.resolve("segments-" + night).toString();
  }
}
