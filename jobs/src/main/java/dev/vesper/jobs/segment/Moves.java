package dev.vesper.jobs.segment;

import dev.vesper.jobs.cluster.Centres;
import java.util.List;

/**
 * The rule of nights between fits, when it is people who move.
 *
 * <p>Places are told on the line from the middle of the own segment, 0, to that of another, 1. Who
 * changes a habit is at 1 by the newer 14 days and still at 0 by the 14 days before; who has always
 * lived between two segments is about as far by both. So somebody leaves who is clearly in the
 * other segment lately, and was not there before. Components count by how little they differ
 * between the two halves for the same users: where someone is on the line is then told by what is
 * steady, and noise of the rest does not move anybody. Who comes slowly leaves when all 28 days lie
 * at the other middle or beyond it.
 */
final class Moves implements Leaving {
  /** The newer half is clearly in the other segment from here on. */
  static final double CLEARLY = 0.75;

  /** So much further than by the older half. */
  static final double TURNED = 0.7;

  /** Here lies the middle of the other segment. */
  static final double MIDDLE = 1;

  /** No component differs less between the halves. */
  private static final double LEAST_VARIANCE = 0.02;

  private final double[][] places;
  private final double[] even;
  private final double[] steady;

  /**
   * @param fluctuations of each component: the mean square of what it differs by between the halves
   *     of a user's days; one that never differs tells nothing of the halves
   */
  Moves(Centres centres, List<Double> fluctuations) {
    this.places = centres.places();
    this.even = fluctuations.stream().mapToDouble(each -> 1).toArray();
    this.steady =
        fluctuations.stream()
            .mapToDouble(each -> each > 0 ? 1 / Math.max(LEAST_VARIANCE, each) : 0)
            .toArray();
  }

  @Override
  public int from(int own, Lately lately) {
    int newer = nearest(lately.newer(), steady);
    double now = place(lately.newer(), own, newer, steady);
    if (now > CLEARLY && now - place(lately.older(), own, newer, steady) > TURNED) {
      return newer;
    }
    int month = nearest(lately.month(), even);
    return place(lately.month(), own, month, even) > MIDDLE ? month : own;
  }

  /** Where a vector is on the line from one middle to another; 0 where they are the same. */
  private double place(float[] vector, int from, int into, double[] weights) {
    double along = 0;
    double length = 0;
    for (int each = 0; each < weights.length; each++) {
      double step = places[into][each] - places[from][each];
      along += weights[each] * step * (vector[each] - places[from][each]);
      length += weights[each] * step * step;
    }
    return length == 0 ? 0 : along / length;
  }

  private int nearest(float[] vector, double[] weights) {
    int nearest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int segment = 0; segment < places.length; segment++) {
      double squares = 0;
      for (int each = 0; each < weights.length; each++) {
        double away = vector[each] - places[segment][each];
        squares += weights[each] * away * away;
      }
      if (squares < least) {
        least = squares;
        nearest = segment;
      }
    }
    return nearest;
  }
}
