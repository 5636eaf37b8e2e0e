package dev.vesper.bench;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Points of 40 coordinates in seven groups that overlap, half of the coordinates skew. */
final class PlantedPoints {
  static final String KEY = "user_id";
  static final String VECTOR = "vector";
  static final int DIMENSIONS = 40;

  private static final int GROUPS = 7;
  private static final int PARTS = 16;

  private static final StructType SCHEMA =
      new StructType()
          .add(KEY, DataTypes.StringType, false)
          .add(VECTOR, DataTypes.createArrayType(DataTypes.DoubleType, false), false);

  private static final MapPartitionsFunction<Long, Row> PLANTING = PlantedPoints::planted;

  private PlantedPoints() {}

  /** Writes so many as Parquet, the same each time. */
  static void write(SparkSession spark, long count, String path) {
    Dataset<Long> numbers = spark.range(0, count, 1, PARTS).as(Encoders.LONG());
    numbers.mapPartitions(PLANTING, Encoders.row(SCHEMA)).write().mode("overwrite").parquet(path);
  }

  private static Iterator<Row> planted(Iterator<Long> numbers) {
    double[][] places = places();
    List<Row> rows = new ArrayList<>();
    while (numbers.hasNext()) {
      long number = numbers.next();
      SplittableRandom random = new SplittableRandom(number);
      double[] place = places[random.nextInt(GROUPS)];
      Double[] vector = new Double[DIMENSIONS];
      for (int each = 0; each < DIMENSIONS; each++) {
        double off = each % 2 == 0 ? random.nextGaussian() : -1 - Math.log(1 - random.nextDouble());
        vector[each] = place[each] + off;
      }
      rows.add(RowFactory.create("u" + number, vector));
    }
    return rows.iterator();
  }

  /** Each group differs from the others in some of the coordinates. */
  private static double[][] places() {
    SplittableRandom random = new SplittableRandom(7);
    double[][] places = new double[GROUPS][DIMENSIONS];
    for (double[] place : places) {
      for (int each = 0; each < DIMENSIONS; each++) {
        place[each] = random.nextInt(4) == 0 ? 1.6 * random.nextGaussian() : 0;
      }
    }
    return places;
  }
}
