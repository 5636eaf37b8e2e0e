package dev.vesper.jobs.feature;

import dev.vesper.jobs.habit.BusinessHours;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Word;
import java.time.ZoneId;

/** A quarter of the business day. */
enum DayPart {
  NIGHT(0),
  MORNING(6),
  AFTERNOON(12),
  EVENING(18);

  private static final int LENGTH = 6;

  private final int first;

  DayPart(int first) {
    this.first = first;
  }

  /** The column that counts the hours with an event in this part of the day. */
  Field hours() {
    return Field.count(
        Word.of(this) + "_hours_28",
        "Of active_hours_28, those from %d to %d o'clock in the business zone"
            .formatted(first, first + LENGTH));
  }

  /** The UTC hours that make this part of a day, as bits of a day's active hours. */
  int mask(Night day, ZoneId zone) {
    int[] masks = BusinessHours.of(day, zone);
    int mask = 0;
    for (int hour = first; hour < first + LENGTH; hour++) {
      mask |= masks[hour];
    }
    return mask;
  }
}
