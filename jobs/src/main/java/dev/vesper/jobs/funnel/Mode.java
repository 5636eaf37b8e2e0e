package dev.vesper.jobs.funnel;

/** In which order the steps of a funnel count. */
public enum Mode {
  /** One after the other; whatever else the user does between them does not matter. */
  ORDERED,
  /** In any order. */
  ANY,
  /** One after the other, and nothing else between them. */
  STRICT
}
