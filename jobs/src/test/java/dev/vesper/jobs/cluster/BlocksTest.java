package dev.vesper.jobs.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vesper.pipeline.SparkForTests;
import dev.vesper.pipeline.table.Field;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

final class BlocksTest {
  private static final Field NAME = Field.required("name", DataTypes.StringType, "Of a point");
  private static final Field X = Field.required("x", DataTypes.DoubleType, "Its first place");
  private static final Field Y = Field.required("y", DataTypes.DoubleType, "Its second place");
  private static final double[][] PLACES = {{0, 0}, {2, 0}, {0, 2}};
  private static final Blocks.PointOfRow POINT =
      row -> new float[] {(float) row.getDouble(1), (float) row.getDouble(2)};

  private static List<Row> rows(List<float[]> points) {
    List<Row> rows = new ArrayList<>();
    points.forEach(
        each -> rows.add(RowFactory.create("p" + rows.size(), (double) each[0], (double) each[1])));
    return rows;
  }

  private static Lloyd.Rest rest(List<Row> rows, int tasks, int partitions) {
    StructType schema =
        new StructType()
            .add(NAME.name(), NAME.type(), false)
            .add(X.name(), X.type(), false)
            .add(Y.name(), Y.type(), false);
    Dataset<Row> all =
        SparkForTests.session().createDataFrame(rows, schema).repartition(partitions);
    try (Blocks blocks = Blocks.of(all, new Blocks.Shape(NAME, 2, tasks), POINT)) {
      return new Lloyd(20, 1e-6).settle(Centres.of(PLACES), blocks::tally);
    }
  }

  @Test
  void anyNumberOfTasksAndAnyOrderOfRowsGiveTheSameCentresToTheLastBit() {
    List<Row> rows = rows(SomePoints.around(PLACES, 300, 0.8, 5));
    List<Row> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(6));
    Lloyd.Rest one = rest(rows, 1, 1);
    Lloyd.Rest other = rest(shuffled, 5, 3);
    assertEquals(one.passes(), other.passes());
    assertEquals(one.tally().within(), other.tally().within());
    for (int centre = 0; centre < PLACES.length; centre++) {
      assertArrayEquals(one.centres().place(centre), other.centres().place(centre));
      assertEquals(one.tally().count(centre), other.tally().count(centre));
    }
  }

  @Test
  void thePassesAreThoseOfAllPointsInOnePlace() {
    List<float[]> points = SomePoints.around(PLACES, 200, 0.8, 7);
    Lloyd.Rest spread = rest(rows(points), 2, 2);
    Points all = Points.of(points, 2);
    Lloyd.Rest local = new Lloyd(20, 1e-6).settle(Centres.of(PLACES), each -> Tally.of(all, each));
    assertEquals(local.tally().within(), spread.tally().within(), 1e-6);
    assertEquals(600, spread.tally().all());
  }

  @Test
  void nobodyIsNoPoint() {
    Lloyd.Rest rest = rest(List.of(), 1, 1);
    assertEquals(0, rest.tally().all());
    assertArrayEquals(PLACES[1], rest.centres().place(1));
  }
}
