package dev.vesper.jobs.value;

import dev.vesper.jobs.value.PeakSearch.Effort;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.exception.MathIllegalArgumentException;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * Finds the peak of a likelihood of many terms in few evaluations: simplices climb a likelihood of
 * the same data in coarse groups, then Newton's steps lead to the exact peak. Their slope is exact;
 * their curvature is at first that of the groups, which is nearly the same and costs little. The
 * logarithms of the parameters are moved.
 */
final class Ascent {
  private static final int MOST_STEPS = 20;

  /** So many steps may take their curvature from the groups. */
  private static final int PATIENCE = 6;

  private static final double SHORTEST = 1.0 / 64;
  private static final double GAIN = 1e-9;
  private static final double EXACT = 1e-13;

  private final ToDoubleFunction<double[]> exact;
  private RealVector place;
  private double height;

  private Ascent(ToDoubleFunction<double[]> exact, RealVector place) {
    this.exact = exact;
    this.place = place;
    this.height = exact.applyAsDouble(place.toArray());
  }

  /**
   * The peak that one of several starts leads to.
   *
   * @param groups the likelihood of coarse groups; it decides whether there is a peak at all
   * @param all the likelihood whose peak is looked for
   */
  static Peak from(
      List<double[]> starts, ToDoubleFunction<double[]> groups, ToDoubleFunction<double[]> all) {
    Peak rough = PeakSearch.from(starts, Effort.ROUGH, groups);
    Peak near = PeakSearch.from(List.of(rough.parameters()), Effort.FINE, groups);
    Ascent ascent = new Ascent(ofLogs(all), vector(near.logs()));
    if (!near.reached() || near.isAtABound()) {
      return ascent.ended(near.reached());
    }
    return ascent.steps(ofLogs(groups));
  }

  private static ToDoubleFunction<double[]> ofLogs(ToDoubleFunction<double[]> function) {
    return logs -> function.applyAsDouble(Arrays.stream(logs).map(Math::exp).toArray());
  }

  private static RealVector vector(List<Double> logs) {
    return new ArrayRealVector(logs.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private Peak steps(ToDoubleFunction<double[]> groups) {
    RealMatrix curvature = Slopes.curvature(groups, place.toArray());
    int patience = PATIENCE;
    for (int step = 0; step < MOST_STEPS; step++) {
      if (step >= patience) {
        curvature = Slopes.curvature(exact, place.toArray());
      }
      RealVector slope = Slopes.slope(exact, place.toArray());
      Optional<RealVector> ahead = ahead(curvature, slope);
      double gain = ahead.map(each -> each.dotProduct(slope) / 2).orElse(Double.NaN);
      if (gain <= Math.max(GAIN, EXACT * Math.abs(height))) {
        return ended(true);
      }
      boolean moved = ahead.isPresent() && moves(ahead.orElseThrow());
      if (!moved && step >= patience) {
        return ended(false);
      }
      patience = moved ? patience : 0;
    }
    return ended(false);
  }

  /** The way to the peak of the parabola; nothing where it has none. */
  private static Optional<RealVector> ahead(RealMatrix curvature, RealVector slope) {
    try {
      RealMatrix downwards = curvature.scalarMultiply(-1);
      return Optional.of(new CholeskyDecomposition(downwards).getSolver().solve(slope));
    } catch (MathIllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Goes as far as it leads up: all the way, or half, or half of that. */
  private boolean moves(RealVector ahead) {
    for (double share = 1; share >= SHORTEST; share /= 2) {
      RealVector next = place.add(ahead.mapMultiply(share));
      double found = exact.applyAsDouble(next.toArray());
      if (found > height && Double.isFinite(found)) {
        place = next;
        height = found;
        return true;
      }
    }
    return false;
  }

  private Peak ended(boolean reached) {
    return new Peak(Arrays.stream(place.toArray()).boxed().toList(), height, reached);
  }
}
