package dev.vesper.jobs.value;

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
record BgNbd(double r, double alpha, double a, double b) implements BetaGeometric {
  @Override
  public int chances(int repeats) {
    return repeats;
  }
}
