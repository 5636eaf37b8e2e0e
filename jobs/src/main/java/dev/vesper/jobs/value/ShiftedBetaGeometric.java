package dev.vesper.jobs.value;

import java.util.List;

/**
 * The shifted beta-geometric model of renewals (Fader and Hardie 2007): at the end of each period a
 * member leaves with a chance of the member's own, a beta distribution. Retention rises from
 * renewal to renewal because those who leave easily are gone.
 *
 * @param alpha weight of leaving
 * @param beta weight of staying
 */
record ShiftedBetaGeometric(double alpha, double beta) implements RenewalModel {
  /** Fewer members who left tell two parameters of nothing. */
  static final long LEAST_LOST = 10;

  @Override
  public List<Double> parameters() {
    return List.of(alpha, beta);
  }

  /** The likeliest model of these members, or why there is none. Never fails. */
  static Fit<ShiftedBetaGeometric> fit(List<RenewalCount> renewals) {
    long lost = renewals.stream().mapToLong(RenewalCount::lost).sum();
    boolean later = renewals.stream().anyMatch(each -> each.renewal() > 1);
    if (lost < LEAST_LOST || !later) {
      return Fit.refused(Verdict.TOO_FEW_LOST);
    }
    List<double[]> starts =
        List.of(new double[] {1, 1}, new double[] {0.5, 3}, new double[] {3, 20});
    Peak peak =
        Ascent.from(
            starts, each -> logLikelihood(each, renewals), each -> logLikelihood(each, renewals));
    return Fit.at(peak, ShiftedBetaGeometric::model);
  }

  private static ShiftedBetaGeometric model(double[] parameters) {
    return new ShiftedBetaGeometric(parameters[0], parameters[1]);
  }

  private static double logLikelihood(double[] parameters, List<RenewalCount> renewals) {
    ShiftedBetaGeometric model = model(parameters);
    double sum = 0;
    for (RenewalCount each : renewals) {
      sum += each.lost() * model.logOfLeavingAt(each.renewal());
      sum += each.open() * model.logOfSurvival(each.renewal());
    }
    return sum;
  }

  private double logOfLeavingAt(int renewal) {
    return logOfSurvival(renewal - 1) + Math.log(alpha / (alpha + beta + renewal - 1));
  }

  /** Of the share of all members who make that many renewals, B(α, β + t) / B(α, β). */
  double logOfSurvival(int renewals) {
    return LogGamma.rise(beta, renewals) - LogGamma.rise(alpha + beta, renewals);
  }

  @Override
  public double retention(int renewal) {
    return (beta + renewal - 1) / (alpha + beta + renewal - 1);
  }
}
