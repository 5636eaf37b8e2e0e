package dev.vesper.jobs.value;

import java.util.List;

/** Whether members renew. */
sealed interface RenewalModel permits ShiftedBetaGeometric, PooledRenewals {
  /** The share that makes a renewal, from the first on, of those who made all before. */
  double retention(int renewal);

  /** What was fitted, in the order in which the model names it. */
  List<Double> parameters();

  /**
   * The renewals to be expected of a member within so many periods, each worth less by the discount
   * than one a period earlier; one that is a whole period ahead is discounted once.
   *
   * @param made renewals that were made
   */
  default double expectedRenewals(int made, int periods, double discount) {
    double chance = 1;
    double sum = 0;
    for (int period = 1; period <= periods; period++) {
      chance *= retention(made + period) / (1 + discount);
      sum += chance;
    }
    return sum;
  }
}
