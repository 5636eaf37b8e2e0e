package dev.vesper.jobs.value;

import static dev.vesper.jobs.value.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Models find the customers they are about, and say where there is nothing to find. */
final class PurchaseFitTest {
  private static final double[] LEAVING = {0.8, 40, 0.9, 2.5};
  private static final double[] FADING = {0.8, 40, 0.7, 120};

  private static final int GROUP_ABOVE = 100_000;
  private static final double WEEK = 7;

  private static CountedHistories some(PurchaseFamily family, int customers, double... truth) {
    SimulatedCustomers simulated = new SimulatedCustomers(family, 20_261_121, truth);
    return CountedHistories.ofEach(
        simulated.of(customers, 200, 700, 0).stream()
            .map(SimulatedCustomers.Customer::history)
            .toList());
  }

  private static double[] parameters(PurchaseModel model) {
    return switch (model) {
      case MbgNbd m -> new double[] {m.r(), m.alpha(), m.a(), m.b()};
      case BgNbd m -> new double[] {m.r(), m.alpha(), m.a(), m.b()};
      case ParetoNbd m -> new double[] {m.r(), m.alpha(), m.s(), m.beta()};
      case PooledPurchases m -> new double[] {m.rate().mean()};
    };
  }
}
