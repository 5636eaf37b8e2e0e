package dev.vesper.jobs.funnel;

/** Which of a user's attempts count. */
public enum Counted {
  /** The first one ever. */
  FIRST_TIME,
  /** Every one; a new one may begin once the one before has ended. */
  RECURRING
}
