package dev.vesper.jobs.feature;

/** How a value is bent before it is scaled. */
public enum Curve {
  /** As it is. */
  PLAIN,

  /** log(1 + value), of values that are never below zero: twice as many count alike anywhere. */
  LOG;

  /** The value, bent; the same on every machine, which {@code Math.log1p} does not promise. */
  double of(double value) {
    return switch (this) {
      case PLAIN -> value;
      case LOG -> StrictMath.log1p(Math.max(0, value));
    };
  }
}
