package dev.vesper.jobs.forecast;

import java.util.Arrays;

/** The straight line through weighted points that misses them least, in squares. */
record StraightLine(double meanX, double meanY, double slope) {

  static StraightLine through(double[] xs, double[] ys, double[] weights) {
    double all = Arrays.stream(weights).sum();
    double meanX = 0;
    double meanY = 0;
    for (int each = 0; each < xs.length; each++) {
      meanX += weights[each] * xs[each] / all;
      meanY += weights[each] * ys[each] / all;
    }
    double products = 0;
    double squares = 0;
    for (int each = 0; each < xs.length; each++) {
      double distance = weights[each] * (xs[each] - meanX);
      products += distance * (ys[each] - meanY);
      squares += distance * (xs[each] - meanX);
    }
    return new StraightLine(meanX, meanY, squares == 0 ? 0 : products / squares);
  }

  /** The line through points that weigh alike. */
  static StraightLine through(double[] xs, double[] ys) {
    double[] alike = new double[xs.length];
    Arrays.fill(alike, 1);
    return through(xs, ys, alike);
  }

  /** A line of another slope through the same middle. */
  StraightLine turnedTo(double newSlope) {
    return new StraightLine(meanX, meanY, newSlope);
  }

  double at(double x) {
    return meanY + slope * (x - meanX);
  }
}
