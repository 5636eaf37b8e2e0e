package dev.vesper.jobs.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NearestTest {
  private static final double[][] PLACES = {{0, 0, 0}, {3, 0, 0}, {0, 3, 0}, {0, 0, 3}};

  @ParameterizedTest
  @ValueSource(ints = {1, 31, 32, 33, 200})
  void theNearestTwoCentresAreThoseOfAllDistances(int each) {
    List<float[]> all = SomePoints.around(PLACES, each, 1.5, each);
    Points points = Points.of(all, 3);
    Centres centres = Centres.of(PLACES);
    Nearest nearest = new Nearest(points, centres);
    for (int point = 0; point < all.size(); point++) {
      nearest.of(point / Points.TILE);
      int place = point % Points.TILE;
      double[] distances = centres.distances(all.get(point));
      int[] order =
          IntStream.range(0, distances.length)
              .boxed()
              .sorted((one, other) -> Double.compare(distances[one], distances[other]))
              .mapToInt(Integer::intValue)
              .toArray();
      assertEquals(order[0], nearest.nearest(place));
      assertEquals(order[0], nearest.label(place));
      assertEquals(order[1], nearest.second(place));
      assertEquals(distances[order[0]], Math.sqrt(nearest.squared(place)), 1e-5);
      assertEquals(distances[order[1]], Math.sqrt(nearest.secondSquared(place)), 1e-5);
    }
  }

  @Test
  void ofEquallyNearCentresTheFirstIsTaken() {
    Points points = Points.of(List.of(new float[] {1}), 1);
    assertEquals(0, Labels.of(points, Centres.of(new double[][] {{0}, {2}}))[0]);
    assertEquals(0, Labels.of(points, Centres.of(new double[][] {{2}, {0}}))[0]);
  }

  @Test
  void aPointBeyondTheBoundIsAnOutlierAndOneAtTheBoundIsNot() {
    Points points = Points.of(List.of(new float[] {2}, new float[] {2.001f}), 1);
    Centres centres = Centres.of(new double[][] {{0}, {9}}, new double[] {2, 1});
    assertEquals("[0, 2]", Arrays.toString(Labels.of(points, centres)));
    Tally tally = Tally.of(points, centres);
    assertEquals(1, tally.outliers());
    assertEquals(2, tally.all());
    assertEquals(4, tally.within());
    assertEquals(8, tally.cost());
    assertEquals(2, tally.middles(centres).place(0)[0]);
    assertEquals(9, tally.middles(centres).place(1)[0]);
  }

  @Test
  void whatIsNoNumberIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> Points.of(List.of(new float[] {Float.NaN}), 1));
    assertThrows(IllegalArgumentException.class, () -> Points.of(List.of(new float[] {1}), 2));
    assertThrows(IllegalArgumentException.class, () -> Centres.of(new double[][] {}));
    assertThrows(IllegalArgumentException.class, () -> Centres.of(new double[][] {{Double.NaN}}));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Nearest(Points.of(List.of(), 2), Centres.of(new double[][] {{1}})));
  }
}
