package dev.vesper.pipeline.source;

/** Thrown inside the readers when a line cannot become a row; never leaves them. */
final class Rejected extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final String column;

  /** About one column, or about the line as a whole where the column is null. */
  Rejected(Reason reason, String column) {
    super(reason.code(), null, false, false);
    this.reason = reason;
    this.column = column;
  }

  Rejected(Reason reason) {
    this(reason, null);
  }

  Reason reason() {
    return reason;
  }

  String column() {
    return column;
  }
}
