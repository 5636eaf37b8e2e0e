package dev.vesper.jobs.growth;

import java.util.Locale;

/** The spans of time over which users are counted as active. */
enum Window {
  DAY,
  SEVEN_DAYS,
  THIRTY_DAYS,
  WEEK,
  MONTH;

  /** The window that a grain counts over: its period, up to the day. */
  static Window of(Grain grain) {
    return switch (grain) {
      case DAY -> DAY;
      case WEEK -> WEEK;
      case MONTH -> MONTH;
    };
  }

  /** The word that stands for it in a dataset. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
