package dev.vesper.jobs.value;

import java.util.Optional;
import java.util.function.Function;

/**
 * What came of fitting a model.
 *
 * @param model the likeliest that was found, to be relied on only where {@link #isSupported}
 * @param logLikelihood of all data under it; not a number where there is none
 */
record Fit<M>(Optional<M> model, double logLikelihood, Verdict verdict) {
  /** No fit was tried, or none came out. */
  static <M> Fit<M> refused(Verdict why) {
    return new Fit<>(Optional.empty(), Double.NaN, why);
  }

  /** The model at a peak of the likelihood. */
  static <M> Fit<M> at(Peak peak, Function<double[], M> model) {
    if (!Double.isFinite(peak.height())) {
      return refused(Verdict.NOT_FINITE);
    }
    Verdict verdict =
        peak.isAtABound()
            ? Verdict.AT_A_BOUND
            : peak.reached() ? Verdict.FITTED : Verdict.NOT_CONVERGED;
    return new Fit<>(Optional.of(model.apply(peak.parameters())), peak.height(), verdict);
  }

  /** Whether the data support the model. */
  boolean isSupported() {
    return verdict == Verdict.FITTED;
  }

  /** The same with a reason not to rely on it. */
  Fit<M> but(Verdict why) {
    return new Fit<>(model, logLikelihood, why);
  }
}
