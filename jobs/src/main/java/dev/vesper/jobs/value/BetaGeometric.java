package dev.vesper.jobs.value;

import java.util.List;

/**
 * Customers who buy at a rate of a gamma distribution and may leave right after a purchase, with a
 * chance of a beta distribution. The models differ in the purchases that are followed by a chance
 * to leave: of a history with n of them, and a last one, the customer stayed each time, or all but
 * the last.
 */
sealed interface BetaGeometric extends PurchaseModel permits BgNbd, MbgNbd {
  /** Shape of the rates. */
  double r();

  /** Rate of the rates, a time. */
  double alpha();

  /** Weight of leaving. */
  double a();

  /** Weight of staying. */
  double b();

  /** How often a customer with so many repeated purchases could leave. */
  int chances(int repeats);

  @Override
  default double logOfPurchases(int repeats) {
    int chances = chances(repeats);
    return LogGamma.rise(r(), repeats)
        + r() * Math.log(alpha())
        + LogGamma.rise(b(), chances)
        - LogGamma.rise(a() + b(), chances);
  }

  @Override
  default double logOfTimes(PurchaseHistory history) {
    return -(r() + history.repeats()) * Math.log(alpha() + history.age())
        + LogSum.onePlus(logOddsOfHavingLeft(history));
  }

  @Override
  default List<Double> parameters() {
    return List.of(r(), alpha(), a(), b());
  }

  @Override
  default Outlook outlook(PurchaseHistory history) {
    int repeats = history.repeats();
    return new Outlook(
        Math.exp(-LogSum.onePlus(logOddsOfHavingLeft(history))),
        new GammaBelief(r() + repeats, alpha() + history.age()),
        new Dropout.AfterPurchase(a(), b() + chances(repeats)));
  }

  /** Of having left after the last purchase to having stayed; minus infinity where none could. */
  private double logOddsOfHavingLeft(PurchaseHistory history) {
    int chances = chances(history.repeats());
    if (chances == 0) {
      return Double.NEGATIVE_INFINITY;
    }
    double silence = (history.age() - history.lastPurchase()) / (alpha() + history.lastPurchase());
    return Math.log(a() / (b() + chances - 1)) + (r() + history.repeats()) * Math.log1p(silence);
  }
}
