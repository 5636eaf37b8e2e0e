package dev.vesper.jobs.value;

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
record MbgNbd(double r, double alpha, double a, double b) implements BetaGeometric {
  @Override
  public int chances(int repeats) {
    return repeats + 1;
  }
}
