package dev.vesper.pipeline.table;

/**
 * What a partition of a table is, which decides what late events do to it and how long it stays.
 */
public enum Kind {
  /** What happened on the night. Late events restate it. */
  FACT(true, "what happened on the night"),
  /** Everybody as of the end of the night. Late events restate it; only the newest are kept. */
  STATE(true, "how everybody stood at the end of the night"),
  /** The numbers of the night. Late events restate them. */
  RATE(true, "the numbers of the night"),
  /** What was published and acted on. Never restated. */
  RECORD(false, "what was published on the night and acted upon"),
  /** A snapshot of what the platform knows; a night without a change has no partition. */
  DIMENSION(true, "what the platform knew, as of the snapshot");

  private final boolean restated;
  private final String meaning;

  Kind(boolean restated, String meaning) {
    this.restated = restated;
    this.meaning = meaning;
  }

  /** Whether a partition is rebuilt when what it was made from changes. */
  public boolean restated() {
    return restated;
  }

  public String meaning() {
    return meaning;
  }
}
