package dev.vesper.jobs.value;

import java.util.List;

/**
 * The Pareto / negative binomial model (Schmittlein, Morrison and Colombo 1987; the likelihood in
 * the form of Fader and Hardie 2005): a customer buys at a rate of a gamma distribution and leaves
 * at any time, at a rate of another.
 *
 * <p>A history has the likelihood Γ(r + x) / Γ(r) αʳ βˢ (A + D), where A = (α + T)^-(r + x) (β +
 * T)^-s is the customer's who is still there and D = s ∫ (α + τ)^-(r + x) (β + τ)^-(s + 1) dτ, from
 * t_x to T, that of one who left at τ.
 *
 * @param r shape of the rates of buying
 * @param alpha rate of the rates of buying, a time
 * @param s shape of the rates of leaving
 * @param beta rate of the rates of leaving, a time
 */
record ParetoNbd(double r, double alpha, double s, double beta) implements PurchaseModel {
  @Override
  public double logOfPurchases(int repeats) {
    return LogGamma.rise(r, repeats) + r * Math.log(alpha) + s * Math.log(beta);
  }

  @Override
  public double logOfTimes(PurchaseHistory history) {
    return LogSum.add(logOfStaying(history), logOfHavingLeft(history));
  }

  @Override
  public List<Double> parameters() {
    return List.of(r, alpha, s, beta);
  }

  @Override
  public Outlook outlook(PurchaseHistory history) {
    double alive = logOfStaying(history);
    return new Outlook(
        Math.exp(alive - LogSum.add(alive, logOfHavingLeft(history))),
        new GammaBelief(r + history.repeats(), alpha + history.age()),
        new Dropout.AtAnyTime(s, beta + history.age()));
  }

  /** ln A. */
  private double logOfStaying(PurchaseHistory history) {
    return -(r + history.repeats()) * Math.log(alpha + history.age())
        - s * Math.log(beta + history.age());
  }

  /** ln D: the integral from t_x to infinity less that from T on. */
  private double logOfHavingLeft(PurchaseHistory history) {
    double shape = r + history.repeats();
    return Math.log(s / (shape + s))
        + LogSum.subtract(
            logOfTail(shape, history.lastPurchase()), logOfTail(shape, history.age()));
  }

  /**
   * The logarithm of (shape + s) ∫ (α + τ)^-shape (β + τ)^-(s + 1) dτ from a time on. With α ≥ β it
   * is (α + t)^-(shape + s) 2F1(shape + s, s + 1; shape + s + 1; z), z = (α - β) / (α + t); Euler's
   * transformation makes the first argument 1, and so of the mirrored form for α &lt; β.
   */
  private double logOfTail(double shape, double from) {
    double c = shape + s + 1;
    double buying = Math.log(alpha + from);
    double leaving = Math.log(beta + from);
    if (alpha >= beta) {
      double z = (alpha - beta) / (alpha + from);
      return Math.log(Hypergeometric.ofOne(shape, c, z)) - shape * buying - s * leaving;
    }
    double z = (beta - alpha) / (beta + from);
    return Math.log(Hypergeometric.ofOne(s + 1, c, z)) - (shape - 1) * buying - (s + 1) * leaving;
  }
}
