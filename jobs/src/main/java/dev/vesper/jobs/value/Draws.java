package dev.vesper.jobs.value;

import java.util.SplittableRandom;

/** Random numbers of several distributions from a seed. Not shared between threads. */
final class Draws {
  private final SplittableRandom random;

  /** The draws of a seed. */
  Draws(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** The draws of a history under a seed: the same whoever else is drawn for, and in any order. */
  static Draws of(long seed, PurchaseHistory history) {
    long key = mixed(seed) + history.repeats();
    key = mixed(key) + Double.doubleToLongBits(history.lastPurchase());
    return new Draws(mixed(mixed(key) + Double.doubleToLongBits(history.age())));
  }

  private static long mixed(long key) {
    return new SplittableRandom(key).nextLong();
  }

  /** At least 0 and below 1. */
  double uniform() {
    return random.nextDouble();
  }

  /** Exponential with mean 1. */
  double exponential() {
    return -Math.log1p(-random.nextDouble());
  }

  /** Gamma of a positive shape and rate 1 (Marsaglia and Tsang 2000). */
  double gamma(double shape) {
    if (shape < 1) {
      return gamma(shape + 1) * Math.pow(1 - random.nextDouble(), 1 / shape);
    }
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double normal = normal();
      double cubeRoot = 1 + c * normal;
      double cube = cubeRoot * cubeRoot * cubeRoot;
      double bound = normal * normal / 2 + d - d * cube + d * Math.log(cube);
      if (cubeRoot > 0 && Math.log1p(-random.nextDouble()) < bound) {
        return d * cube;
      }
    }
  }

  /** Beta with two positive weights. */
  double beta(double a, double b) {
    double first = gamma(a);
    double both = first + gamma(b);
    return both > 0 ? first / both : a / (a + b);
  }

  /** Standard normal by the polar method (Marsaglia and Bray 1964), one of its two numbers. */
  private double normal() {
    while (true) {
      double x = 2 * random.nextDouble() - 1;
      double y = 2 * random.nextDouble() - 1;
      double square = x * x + y * y;
      if (square > 0 && square < 1) {
        return x * Math.sqrt(-2 * Math.log(square) / square);
      }
    }
  }
}
