package dev.vesper.jobs.feature;

/** Of which days a feature can be told. */
public enum Known {
  /** Of every day of the past, from what was known at its end and nothing later. */
  OF_ANY_DAY,

  /** Of the night that the states are of, and of no day before: there it is absent. */
  OF_ITS_NIGHT
}
