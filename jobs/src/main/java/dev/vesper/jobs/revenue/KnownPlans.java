package dev.vesper.jobs.revenue;

/** Where prices and periods of plans are known from. */
public enum KnownPlans {
  /** The dimension of plans, and the events where it is silent. */
  DIMENSION,
  /** The events alone. */
  EVENTS
}
