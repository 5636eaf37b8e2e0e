package dev.vesper.jobs.value;

/** Whether data support a fit, and why not. */
enum Verdict {
  FITTED("the likelihood has a peak"),
  TOO_FEW_CUSTOMERS("too few customers"),
  TOO_FEW_REPEAT_BUYERS("too few customers bought again"),
  TOO_FEW_LOST("too few members left or stayed in too few periods"),
  NO_MEAN("spend is spread so widely that it has no mean"),
  AT_A_BOUND("the likelihood rises up to the bounds of a parameter: customers differ too little"),
  NOT_CONVERGED("the peak of the likelihood was not reached"),
  NOT_FINITE("the likelihood is not finite");

  private final String reason;

  Verdict(String reason) {
    this.reason = reason;
  }

  /** Part of a sentence for whoever reads the receipt. */
  String reason() {
    return reason;
  }
}
