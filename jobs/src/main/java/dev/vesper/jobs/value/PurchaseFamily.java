package dev.vesper.jobs.value;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The models of purchases with four parameters, and how they are fitted. */
public enum PurchaseFamily {
  MBG_NBD,
  BG_NBD,
  PARETO_NBD;

  /** Fewer customers tell four parameters of nothing. */
  static final long LEAST_CUSTOMERS = 100;

  /** Who bought once tells nothing of the times between purchases. */
  static final long LEAST_REPEAT_BUYERS = 30;

  /** More distinct histories than this are first looked at in groups. */
  private static final int FEW = 2_000;

  private static final double GROUPS_OF_AN_AGE = 10;

  /** How settings and tables name it. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The likeliest model of these customers, or why there is none. Never fails. */
  Fit<PurchaseModel> fit(CountedHistories histories) {
    return fit(histories, Optional.empty());
  }

  /**
   * The same, looked for from a model of this family that is thought to be near; from one place,
   * and not from several.
   */
  Fit<PurchaseModel> fit(CountedHistories histories, Optional<PurchaseModel> near) {
    if (histories.customers() < LEAST_CUSTOMERS) {
      return Fit.refused(Verdict.TOO_FEW_CUSTOMERS);
    }
    if (histories.repeatBuyers() < LEAST_REPEAT_BUYERS || histories.ages() <= 0) {
      return Fit.refused(Verdict.TOO_FEW_REPEAT_BUYERS);
    }
    double unit = histories.ages() / histories.customers();
    CountedHistories few = histories.atMost(FEW, unit / GROUPS_OF_AN_AGE);
    Peak peak =
        Ascent.from(
            near.map(model -> List.of(parameters(model, unit)))
                .orElseGet(() -> starts(histories.repeats() / histories.customers())),
            each -> few.logLikelihood(model(each, unit)),
            each -> histories.logLikelihood(model(each, unit)));
    return Fit.at(peak, each -> model(each, unit));
  }

  /**
   * The model with these parameters.
   *
   * @param unit the time in which those that are times are given
   */
  PurchaseModel model(double[] parameters, double unit) {
    double r = parameters[0];
    double alpha = parameters[1] * unit;
    double third = parameters[2];
    double fourth = parameters[3];
    return switch (this) {
      case MBG_NBD -> new MbgNbd(r, alpha, third, fourth);
      case BG_NBD -> new BgNbd(r, alpha, third, fourth);
      case PARETO_NBD -> new ParetoNbd(r, alpha, third, fourth * unit);
    };
  }

  private double[] parameters(PurchaseModel model, double unit) {
    double[] parameters = model.parameters().stream().mapToDouble(Double::doubleValue).toArray();
    parameters[1] /= unit;
    parameters[3] /= this == PARETO_NBD ? unit : 1;
    return parameters;
  }

  /** Customers more and less alike, who leave sooner and later; times in mean ages. */
  private List<double[]> starts(double repeats) {
    double time = 1 / repeats;
    return switch (this) {
      case MBG_NBD, BG_NBD ->
          List.of(start(0.5, time, 0.5, 2), start(1, time, 1, 5), start(0.2, time, 2, 3));
      case PARETO_NBD ->
          List.of(start(0.5, time, 0.5, 0.5), start(1, time, 1, 3), start(0.2, time, 0.3, 0.1));
    };
  }

  private static double[] start(double r, double time, double third, double fourth) {
    return new double[] {r, Math.min(1e3, Math.max(1e-3, 0.7 * r * time)), third, fourth};
  }
}
