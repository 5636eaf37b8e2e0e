package dev.vesper.generate;

/** What becomes of a line that is read. */
enum Fate {
  ACCEPTED,
  DUPLICATE,
  TOO_LATE,
  QUARANTINED
}
