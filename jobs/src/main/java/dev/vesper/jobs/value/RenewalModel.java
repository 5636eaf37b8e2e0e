package dev.vesper.jobs.value;

import java.util.List;

/** Whether members renew. */
sealed interface RenewalModel permits ShiftedBetaGeometric, PooledRenewals {
  /** The share that makes a renewal, from the first on, of those who made all before. */
  double retention(int renewal);

  /** What was fitted, in the order in which the model names it. */
  List<Double> parameters();
}
