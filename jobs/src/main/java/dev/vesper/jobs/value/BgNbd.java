package dev.vesper.jobs.value;

import java.util.List;

/**
 * The beta-geometric / negative binomial model (Fader, Hardie and Lee 2005): a customer buys at a
 * rate of a gamma distribution and may leave after each purchase but the first, with a chance of a
 * beta distribution. Whoever bought once is alive for certain, however long ago that is.
 *
 * <p>Given a rate λ and a chance p, a history has the likelihood λˣ (1 - p)ˣ e^(-λT) and, from one
 * repeated purchase on, p (1 - p)ˣ⁻¹ λˣ e^(-λ t_x) besides.
 *
 * @param r shape of the rates
 * @param alpha rate of the rates, a time
 * @param a weight of leaving
 * @param b weight of staying
 */
record BgNbd(double r, double alpha, double a, double b) implements PurchaseModel {
  @Override
  public double logOfPurchases(int repeats) {
    return LogGamma.rise(r, repeats)
        + r * Math.log(alpha)
        + LogGamma.rise(b, repeats)
        - LogGamma.rise(a + b, repeats);
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
        new Dropout.AfterPurchase(a, b + repeats));
  }

  private double logOddsOfHavingLeft(PurchaseHistory history) {
    int repeats = history.repeats();
    if (repeats == 0) {
      return Double.NEGATIVE_INFINITY;
    }
    double silence = (history.age() - history.lastPurchase()) / (alpha + history.lastPurchase());
    return Math.log(a / (b + repeats - 1)) + (r + repeats) * Math.log1p(silence);
  }
}
