package dev.vesper.jobs.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.vesper.jobs.cluster.Centres;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PlacingTest {
  private static final Placing TWO =
      new Placing(Centres.of(new double[][] {{0}, {10}}, new double[] {20, 6}), List.of(3, 7));

  private static Placing.Place at(double place, Integer before) {
    return TWO.of(new float[] {(float) place}, before);
  }

  @Test
  void whoIsNewGoesToTheNearestSegment() {
    assertEquals(3, at(4.9, null).segment());
    assertEquals(7, at(5.1, null).segment());
    assertEquals(7, at(5.1, 99).segment());
    assertEquals(4, at(4, null).distance());
    assertEquals(7, at(4, null).second());
    assertEquals(6, at(4, null).secondDistance());
    assertEquals(1 - 4.0 / 6, at(4, null).confidence());
    assertEquals(1, at(0, null).confidence());
  }

  @Test
  void whoWasInASegmentStaysUntilAnotherIsNearerByAFifth() {
    // At 5.5 the other segment is nearer by less than a fifth of the own distance, at 5.6 by more.
    assertEquals(3, at(5.5, 3).segment());
    assertEquals(0, at(5.5, 3).confidence());
    assertEquals(7, at(5.5, 3).second());
    assertEquals(7, at(5.6, 3).segment());
    assertEquals(7, at(4.5, 7).segment());
    assertEquals(3, at(4.4, 7).segment());
  }

  @Test
  void whoIsBeyondTheBoundOfTheNearestSegmentIsAnOutlier() {
    assertEquals(7, at(16, null).segment());
    assertEquals(SegmentModel.OUTLIERS, at(16.1, null).segment());
    assertEquals(SegmentModel.OUTLIERS, at(16.1, 7).segment());
    assertEquals(0, at(16.1, null).confidence());
    assertEquals(6.1, at(16.1, null).distance(), 1e-6);
    assertEquals(7, at(12, SegmentModel.OUTLIERS).segment());
  }

  @Test
  void whereThereIsOneSegmentThereIsNoSecond() {
    Placing one = new Placing(Centres.of(new double[][] {{1}}), List.of(1));
    Placing.Place place = one.of(new float[] {5}, null);
    assertEquals(1, place.segment());
    assertNull(place.second());
    assertNull(place.secondDistance());
    assertEquals(1, place.confidence());
    assertThrows(
        IllegalArgumentException.class,
        () -> new Placing(Centres.of(new double[][] {{1}}), List.of(1, 2)));
  }
}
