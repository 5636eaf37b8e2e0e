package dev.vesper.jobs.value;

import java.util.List;

/**
 * The modified beta-geometric / negative binomial model (Batislam, Denizel and Filiztekin 2007): a
 * customer buys at a rate of a gamma distribution and may leave after each purchase, the first
 * included, with a chance of a beta distribution. Who never bought again may well be gone.
 *
 * <p>Given a rate λ and a chance p, a history has the likelihood λˣ (1 - p)ˣ ((1 - p) e^(-λT) + p
 * e^(-λ t_x)): the customer stayed after each purchase, or left after the last.
 *
 * @param r shape of the rates
 * @param alpha rate of the rates, a time
 * @param a weight of leaving
 * @param b weight of staying
 */
record MbgNbd(double r, double alpha, double a, double b) implements PurchaseModel {
  @Override
  public double logOfPurchases(int repeats) {
    return LogGamma.rise(r, repeats)
        + r * Math.log(alpha)
        + LogGamma.rise(b, repeats + 1)
        - LogGamma.rise(a + b, repeats + 1);
  }

  @Override
  public double logOfTimes(PurchaseHistory history) {
    return -(r + history.repeats()) * Math.log(alpha + history.age())
        + LogSum.onePlus(logOddsOfHavingLeft(history));
  }

  @Override
  public List<Double> parameters() {
    return List.of(r, alpha, a, b);
  }

  @Override
  public Outlook outlook(PurchaseHistory history) {
    double alive = Math.exp(-LogSum.onePlus(logOddsOfHavingLeft(history)));
    int repeats = history.repeats();
    return new Outlook(
        alive,
        new GammaBelief(r + repeats, alpha + history.age()),
        new Dropout.AfterPurchase(a, b + repeats + 1));
  }

  private double logOddsOfHavingLeft(PurchaseHistory history) {
    int repeats = history.repeats();
    double silence = (history.age() - history.lastPurchase()) / (alpha + history.lastPurchase());
    return Math.log(a / (b + repeats)) + (r + repeats) * Math.log1p(silence);
  }
}
