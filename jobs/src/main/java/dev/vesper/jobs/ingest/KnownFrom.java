package dev.vesper.jobs.ingest;

/** Where something that both a dimension and events may tell is known from. */
public enum KnownFrom {
  /** The dimension, and the events where it is silent. */
  DIMENSION,
  /** The events alone, for want of the dimension. */
  EVENTS
}
