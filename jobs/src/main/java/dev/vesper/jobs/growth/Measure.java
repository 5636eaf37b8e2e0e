package dev.vesper.jobs.growth;

import java.util.Arrays;

/** Something that is counted in users on a night; some are counted in every grain of time. */
enum Measure {
  ACTIVE,
  NEW,
  RETAINED,
  RETURNED,
  LOST,
  PREVIOUS_NEW,
  SEVEN_DAYS,
  THIRTY_DAYS,
  KNOWN,
  LIFECYCLE,
  TRANSITION,
  ACTIVE_DAYS;

  /** The window of {@link #ACTIVE_DAYS}. */
  static final int DAYS_COUNTED = 28;

  /** How many numbers of this measure a night has. */
  int size() {
    return switch (this) {
      case ACTIVE, NEW, RETAINED, RETURNED, LOST, PREVIOUS_NEW -> Grain.values().length;
      case SEVEN_DAYS, THIRTY_DAYS, KNOWN -> 1;
      case LIFECYCLE -> ActivityState.values().length * PaidState.values().length;
      case TRANSITION -> (ActivityState.values().length + 1) * (ActivityState.values().length + 1);
      case ACTIVE_DAYS -> DAYS_COUNTED + 1;
    };
  }

  /** The place of the measure's first number among all numbers of a night. */
  int offset() {
    int offset = 0;
    for (Measure each : values()) {
      if (each == this) {
        break;
      }
      offset += each.size();
    }
    return offset;
  }

  /** How many numbers a night has in all. */
  static int all() {
    return Arrays.stream(values()).mapToInt(Measure::size).sum();
  }
}
