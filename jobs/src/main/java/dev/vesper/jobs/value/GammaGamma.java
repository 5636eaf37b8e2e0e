package dev.vesper.jobs.value;

import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * The gamma-gamma model of spends (Colombo and Jiang 1999; Fader, Hardie and Lee 2005): each spend
 * of a customer is gamma distributed with shape p and a rate of the customer's own, and these rates
 * are gamma distributed with shape q and rate v. How much is spent does not depend on how often.
 *
 * @param p shape of the spends of one customer
 * @param q shape of the rates
 * @param v rate of the rates, money
 */
record GammaGamma(double p, double q, double v) implements SpendModel {
  /** Fewer customers with repeated purchases tell three parameters of nothing. */
  static final long LEAST_CUSTOMERS = PurchaseFamily.LEAST_REPEAT_BUYERS;

  /** More distinct spends than this are first looked at in groups. */
  private static final int FEW = 2_000;

  private static final double ROUGH_SHARE = 0.2;

  /** The likeliest model of these spends, or why there is none. Never fails. */
  static Fit<GammaGamma> fit(CountedSpends spends) {
    if (spends.customers() < LEAST_CUSTOMERS) {
      return Fit.refused(Verdict.TOO_FEW_REPEAT_BUYERS);
    }
    double unit = spends.total() / spends.repeats();
    List<double[]> starts = List.of(start(2, 4, 2), start(6, 3, 0.5), start(1, 2, 1));
    CountedSpends few = spends.atMost(FEW, ROUGH_SHARE);
    Peak peak =
        Ascent.from(
            starts,
            each -> few.logLikelihood(model(each, unit)),
            each -> spends.logLikelihood(model(each, unit)));
    Fit<GammaGamma> fit = Fit.at(peak, each -> model(each, unit));
    boolean endless = fit.isSupported() && fit.model().orElseThrow().q() <= 1;
    return endless ? fit.but(Verdict.NO_MEAN) : fit;
  }

  private static double[] start(double p, double q, double v) {
    return new double[] {p, q, v};
  }

  private static GammaGamma model(double[] parameters, double unit) {
    return new GammaGamma(parameters[0], parameters[1], parameters[2] * unit);
  }

  /**
   * How likely one of these customers spends a mean of m on x days. In Γ(px + q) / (Γ(px) Γ(q)) v^q
   * m^(px - 1) x^px / (v + xm)^(px + q) the powers go together as shares of v + xm.
   */
  double logLikelihood(CountedSpend spend) {
    double shape = p * spend.repeats();
    double spent = spend.repeats() * spend.meanSpend();
    return -LogGamma.beta(shape, q)
        - Math.log(spend.meanSpend())
        - q * Math.log1p(spent / v)
        - shape * Math.log1p(v / spent);
  }

  /** The mean p / ν over the rates ν that the customer's spends leave: gamma, px + q and v + xm. */
  @Override
  public double expected(int repeats, double meanSpend) {
    return p * scale(repeats, meanSpend) / (q + p * repeats - 1);
  }

  @Override
  public double scale(int repeats, double meanSpend) {
    return repeats == 0 ? v : v + repeats * meanSpend;
  }

  @Override
  public DoubleSupplier drawn(int repeats, Draws draws) {
    double rate = draws.gamma(q + p * repeats);
    return () -> draws.gamma(p) / rate;
  }
}
