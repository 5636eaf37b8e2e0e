package dev.vesper.jobs.growth;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Counts of users by day, from which every growth row follows. A window is held as its changes: a
 * user who enters it on a day adds one there, and takes one away on the day of leaving.
 *
 * @param changes by window and day, how many users entered it less how many left
 * @param firsts by day, how many users were seen for the first time
 * @param knownBefore users seen before the first day of {@code firsts}
 */
record DailyCounts(
    Map<Window, TreeMap<LocalDate, Long>> changes,
    TreeMap<LocalDate, Long> firsts,
    long knownBefore) {

  /** The growth row of a day in one grain. */
  GrowthRow row(LocalDate day, Grain grain) {
    boolean complete = grain.isLastDay(day);
    LocalDate before = grain.endOfPrevious(day);
    Window window = Window.of(grain);
    long active = active(window, day);
    long fresh = fresh(grain, day);
    long activeBefore = active(window, before);
    long freshBefore = fresh(grain, before);
    long dau = active(Window.DAY, day);
    long mau = active(Window.THIRTY_DAYS, day);
    return new GrowthRow(
        day,
        grain,
        grain.start(day),
        complete,
        active,
        fresh,
        activeBefore,
        freshBefore,
        complete ? growth(active, activeBefore) : Optional.empty(),
        complete ? growth(fresh, freshBefore) : Optional.empty(),
        dau,
        active(Window.SEVEN_DAYS, day),
        mau,
        mau == 0 ? Optional.empty() : Optional.of((double) dau / mau),
        knownBefore + total(firsts.headMap(day, true)));
  }

  /** (x - base) / base, absent where there is no base. */
  static Optional<Double> growth(long value, long base) {
    return base == 0 ? Optional.empty() : Optional.of((double) (value - base) / base);
  }

  private long active(Window window, LocalDate day) {
    return total(changes.getOrDefault(window, new TreeMap<>()).headMap(day, true));
  }

  private long fresh(Grain grain, LocalDate day) {
    return total(firsts.subMap(grain.start(day), true, day, true));
  }

  private static long total(Map<LocalDate, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
