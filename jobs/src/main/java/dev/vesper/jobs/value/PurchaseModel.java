package dev.vesper.jobs.value;

import java.util.List;

/**
 * How customers buy until, unseen, they stop: each at a rate of their own, spread over customers as
 * a gamma distribution, and each with an own inclination to leave. A model with its parameters.
 */
sealed interface PurchaseModel permits BetaGeometric, ParetoNbd, PooledPurchases {
  /** The part of a history's log-likelihood that its number of purchases alone decides. */
  double logOfPurchases(int repeats);

  /** The rest of a history's log-likelihood. */
  double logOfTimes(PurchaseHistory history);

  /** What is believed of a customer after a history. */
  Outlook outlook(PurchaseHistory history);

  /** What was fitted, in the order in which the model names it. */
  List<Double> parameters();

  /** How likely one customer has this history. */
  default double logLikelihood(PurchaseHistory history) {
    return logOfPurchases(history.repeats()) + logOfTimes(history);
  }

  /** The chance that a customer with a history may still buy. */
  default double chanceAlive(PurchaseHistory history) {
    return outlook(history).chanceAlive();
  }

  /** The purchases to be expected within a time after a history. */
  default double expectedPurchases(PurchaseHistory history, double ahead) {
    return outlook(history).expectedPurchases(ahead);
  }
}
