package dev.vesper.jobs.segment;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;

/** Draws by the distributions that people of a planted group follow, the same for the same seed. */
final class Chance {
  private final RandomGenerator random;

  Chance(long seed) {
    this.random = new Well19937c(seed);
  }

  boolean happens(double chance) {
    return random.nextDouble() < chance;
  }

  double normal(double mean, double spread) {
    return mean + spread * random.nextGaussian();
  }

  double gamma(double shape, double mean) {
    return new GammaDistribution(
            random, shape, mean / shape, GammaDistribution.DEFAULT_INVERSE_ABSOLUTE_ACCURACY)
        .sample();
  }

  /** A share whose mean is known; the larger the weight, the nearer to it. */
  double share(double mean, double weight) {
    return shares(List.of(mean, 1 - mean), weight)[0];
  }

  /** Shares that add up to 1, around some weights. */
  double[] shares(List<Double> weights, double weight) {
    double all = weights.stream().mapToDouble(Double::doubleValue).sum();
    double[] drawn =
        weights.stream()
            .mapToDouble(each -> weight * each / all)
            .map(shape -> gamma(shape, shape))
            .toArray();
    double sum = Arrays.stream(drawn).sum();
    return Arrays.stream(drawn).map(each -> each / sum).toArray();
  }

  int poisson(double mean) {
    double limit = Math.exp(-mean);
    int count = 0;
    for (double product = random.nextDouble(); product > limit; count++) {
      product *= random.nextDouble();
    }
    return count;
  }

  int whole(int below) {
    return random.nextInt(below);
  }

  /** Which of several things happens, by their shares. */
  int which(double[] shares) {
    double left = random.nextDouble();
    for (int each = 0; each < shares.length - 1; each++) {
      left -= shares[each];
      if (left < 0) {
        return each;
      }
    }
    return shares.length - 1;
  }
}
