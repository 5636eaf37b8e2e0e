package dev.vesper.jobs.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.vesper.jobs.cluster.Centres;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PlacingTest {
  private static final Centres PLACES =
      Centres.of(new double[][] {{0}, {10}}, new double[] {20, 6});
  private static final Placing TWO = placing(PLACES, new Moves(PLACES, List.of(1.0)));

  private static Placing placing(Centres centres, Leaving leaving) {
    return new Placing(centres, List.of(3, 7), leaving);
  }

  private static Placing.Place at(double place, Integer before) {
    return TWO.of(lately(place, place, place), before);
  }

  private static Lately lately(double month, double newer, double older) {
    return new Lately(
        new float[] {(float) month}, new float[] {(float) newer}, new float[] {(float) older});
  }

  private static int after(double newer, double older) {
    return TWO.of(lately((newer + older) / 2, newer, older), 3).segment();
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
  void whoTurnedToAnotherSegmentLatelyMovesThere() {
    assertEquals(7, after(7.6, 0.5));
    assertEquals(3, after(7.4, 0.3)); // not clearly there
    assertEquals(3, after(7.6, 0.7)); // not far enough from where it was before
    assertEquals(3, after(9.9, 3));
    assertEquals(7, after(10.1, 3));
  }

  @Test
  void whoLivesBetweenSegmentsStaysUntilAllDaysLieBeyondTheMiddleOfTheOther() {
    assertEquals(3, at(5.5, 3).segment());
    assertEquals(0, at(5.5, 3).confidence());
    assertEquals(7, at(5.5, 3).second());
    assertEquals(3, at(9.9, 3).segment());
    assertEquals(7, at(10.1, 3).segment());
    assertEquals(7, at(4.1, 7).segment());
    assertEquals(3, at(3.9, 7).segment()); // beyond the bound of the own segment
  }

  @Test
  void onTheNightOfAFitWhoWasInASegmentStaysUntilAnotherIsNearerByAFifth() {
    Placing fitted = placing(PLACES, new Margin(PLACES));
    // At 5.5 the other segment is nearer by less than a fifth of the own distance, at 5.6 by more.
    assertEquals(3, fitted.of(lately(5.5, 9, 0), 3).segment());
    assertEquals(7, fitted.of(lately(5.6, 5.6, 5.6), 3).segment());
    assertEquals(7, fitted.of(lately(4.5, 0, 9), 7).segment());
    assertEquals(3, fitted.of(lately(4.4, 4.4, 4.4), 7).segment());
  }

  @Test
  void whatNeverDiffersBetweenTheHalvesMovesNobody() {
    Centres unbounded = Centres.of(new double[][] {{0}, {10}});
    Placing steady = placing(unbounded, new Moves(unbounded, List.of(0.0)));
    assertEquals(3, steady.of(lately(5, 9, 1), 3).segment());
    assertEquals(7, steady.of(lately(10.1, 9, 1), 3).segment());
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
    Centres middle = Centres.of(new double[][] {{1}});
    Placing one = new Placing(middle, List.of(1), new Moves(middle, List.of(1.0)));
    Placing.Place place = one.of(lately(5, 5, 5), null);
    assertEquals(1, place.segment());
    assertNull(place.second());
    assertNull(place.secondDistance());
    assertEquals(1, place.confidence());
    assertThrows(
        IllegalArgumentException.class,
        () -> new Placing(middle, List.of(1, 2), new Margin(middle)));
  }
}
