package dev.vesper.jobs.segment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Makes vectors of what people did: logarithms of counts, shares as they are, each less its median
 * over its spread, no further away than four spreads. What nobody knows stands in the middle.
 */
final class Vectors {
  static final int DIMENSIONS = 8 + Did.HOURS + Did.TOPICS;

  private static final double FARTHEST = 4;

  /** The distance of the tenths at both ends, over the spread of a bell. */
  private static final double BELL = 2.563;

  private final double[] medians = new double[DIMENSIONS];
  private final double[] spreads = new double[DIMENSIONS];

  /** Fitted to what people did. */
  Vectors(List<Did> all) {
    for (int each = 0; each < DIMENSIONS; each++) {
      int feature = each;
      double[] values =
          all.stream()
              .mapToDouble(did -> features(did)[feature])
              .filter(value -> !Double.isNaN(value))
              .sorted()
              .toArray();
      medians[each] = values[values.length / 2];
      spreads[each] = spread(values);
    }
  }

  private static double spread(double[] values) {
    int tenth = values.length / 10;
    double wide = values[values.length - 1 - tenth] - values[tenth];
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    return wide > 0 ? wide / BELL : Math.sqrt(squares / values.length);
  }

  /** The vector of what somebody did. */
  float[] of(Did did) {
    double[] features = features(did);
    float[] vector = new float[DIMENSIONS];
    for (int each = 0; each < DIMENSIONS; each++) {
      double off = (features[each] - medians[each]) / spreads[each];
      double near = Double.isNaN(off) ? 0 : Math.max(-FARTHEST, Math.min(FARTHEST, off));
      vector[each] = (float) (weight(each) * near);
    }
    return vector;
  }

  /** The vectors of many. */
  List<float[]> all(List<Did> all) {
    List<float[]> vectors = new ArrayList<>();
    all.forEach(did -> vectors.add(of(did)));
    return vectors;
  }

  /** The hours together count as two features, so do the topics, weekends for little. */
  private static double weight(int feature) {
    if (feature == 1) {
      return 0.5;
    }
    if (feature < 8) {
      return 1;
    }
    return Math.sqrt(2.0 / (feature < 8 + Did.HOURS ? Did.HOURS : Did.TOPICS));
  }

  private static double[] features(Did did) {
    return IntStream.range(0, DIMENSIONS).mapToDouble(each -> feature(did, each)).toArray();
  }

  private static double feature(Did did, int which) {
    double days = 28.0 / did.days;
    return switch (which) {
      case 0 -> days * did.active;
      case 1 -> (double) did.weekends / did.active;
      case 2 -> Math.log1p((double) did.events / did.active);
      case 3 -> did.active == 0 ? Double.NaN : did.watched / did.active;
      case 4 -> (double) did.finished / did.events;
      case 5 -> Math.log1p(days * did.bought);
      case 6 -> Math.log1p(days * did.given);
      case 7 -> Math.log1p(days * did.received);
      default ->
          which < 8 + Did.HOURS
              ? (double) did.hours[which - 8] / did.events
              : (double) did.topics[which - 8 - Did.HOURS] / did.events;
    };
  }
}
