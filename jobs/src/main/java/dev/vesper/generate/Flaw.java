package dev.vesper.generate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is wrong with a line. */
enum Flaw {
  NONE,
  /** The line breaks off in the middle. */
  CUT_OFF,
  MISSING_EVENT_ID,
  MISSING_EVENT_TIME,
  /** Neither a user nor an anonymous id. */
  MISSING_USER,
  /** A word where a number belongs. */
  WRONG_TYPE,
  /** An event time days after the line was received. */
  FUTURE_TIME,
  /** The year 1. */
  TIME_OUT_OF_RANGE,
  /** Bytes that are no UTF-8. */
  INVALID_UTF8,
  /** The same key twice in an object. */
  DUPLICATE_KEY;

  /** The flaws that files of a format can have. */
  static List<Flaw> possibleIn(Format format) {
    return Arrays.stream(values()).filter(flaw -> flaw.isPossibleIn(format)).toList();
  }

  private boolean isPossibleIn(Format format) {
    return switch (this) {
      case NONE -> false;
      case MISSING_EVENT_ID, MISSING_EVENT_TIME, MISSING_USER, FUTURE_TIME, TIME_OUT_OF_RANGE ->
          true;
      case CUT_OFF, WRONG_TYPE, INVALID_UTF8 -> format != Format.PARQUET;
      case DUPLICATE_KEY -> format == Format.JSON;
    };
  }

  /** The reason a reader of the format gives. */
  String reason(Format format) {
    if (this == CUT_OFF) {
      return format == Format.CSV ? "cell_count" : "not_json";
    }
    return name().toLowerCase(Locale.ROOT);
  }
}
