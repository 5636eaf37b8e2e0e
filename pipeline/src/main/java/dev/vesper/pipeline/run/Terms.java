package dev.vesper.pipeline.run;

import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.table.Kind;
import dev.vesper.pipeline.table.Table;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What holds for every run on a warehouse.
 *
 * @param constants what can never change between runs, by name
 * @param firstNight the first night there is; absent for the earliest raw day
 * @param lateDays how many nights back a change of raw files is picked up by itself
 * @param allowEmpty whether a night without raw files is built, empty, rather than refused
 * @param maxCatchup how many missing nights a run makes up for by itself
 * @param keptNights how many nights of a table are kept, where that is not what the table declares
 * @param required tables without which a night is not published, beyond those that declare it
 * @param sideBySide how many jobs run at once
 */
public record Terms(
    Map<String, String> constants,
    Optional<Night> firstNight,
    int lateDays,
    boolean allowEmpty,
    int maxCatchup,
    Map<String, Integer> keptNights,
    Set<String> required,
    int sideBySide) {

  /**
   * A state outlives the late window by this much, so that a late event finds a state before it.
   */
  private static final int STATES_BEYOND_LATE = 4;

  /** How many of the newest nights of a table are kept; 0 means all. */
  int kept(Table table) {
    int declared = keptNights.getOrDefault(table.name(), table.terms().keptNights());
    return declared == 0 && table.kind() == Kind.STATE ? lateDays + STATES_BEYOND_LATE : declared;
  }

  /** Whether a night without the table is not published. */
  boolean mandatory(Table table) {
    return table.terms().mandatory() || required.contains(table.name());
  }
}
