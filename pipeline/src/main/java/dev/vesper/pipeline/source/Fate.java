package dev.vesper.pipeline.source;

/** What becomes of a line that was read. Copies of an event are only found among the accepted. */
public enum Fate {
  ACCEPTED("accepted"),
  /** Good, but older than the late days allow, or before the first night. */
  TOO_LATE("too_late"),
  /** Not an event that can be counted; the {@link Reason} says why. */
  QUARANTINED("quarantined");

  private final String code;

  Fate(String code) {
    this.code = code;
  }

  /** The word in the column {@link LineFields#FATE}. */
  public String code() {
    return code;
  }
}
