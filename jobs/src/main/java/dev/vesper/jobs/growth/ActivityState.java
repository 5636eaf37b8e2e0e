package dev.vesper.jobs.growth;

import dev.vesper.jobs.ingest.KnownFrom;
import dev.vesper.pipeline.table.Explained;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where a user stands on a night, by activity alone. */
enum ActivityState implements Explained {
  NEW("active for the first time ever"),
  CURRENT("active, and on one of the 6 days before"),
  REACTIVATED("active, and last 7 to 29 days before"),
  RESURRECTED("active, and last 30 or more days before"),
  AT_RISK_WEEKLY("not active, last 1 to 6 days before"),
  AT_RISK_MONTHLY("not active, last 7 to 29 days before"),
  DORMANT("not active for 30 or more days"),
  NEVER_ACTIVE("registered, as the dimension of users knows, and never active");

  private static final int WEEK_AGO = 6;
  private static final int MONTH_AGO = 29;

  private final String meaning;

  ActivityState(String meaning) {
    this.meaning = meaning;
  }

  @Override
  public String meaning() {
    return meaning;
  }

  /** The states that are known, with a dimension of users or without. */
  static List<ActivityState> all(KnownFrom users) {
    return Arrays.stream(values())
        .filter(state -> users == KnownFrom.DIMENSION || state != NEVER_ACTIVE)
        .toList();
  }

  /** The states that can follow one on the next day; of somebody not known yet, a newcomer's. */
  static List<ActivityState> following(Optional<ActivityState> before) {
    return before.map(ActivityState::following).orElse(List.of(NEW, NEVER_ACTIVE));
  }

  private static List<ActivityState> following(ActivityState before) {
    return switch (before) {
      case NEW, CURRENT, REACTIVATED, RESURRECTED -> List.of(CURRENT, AT_RISK_WEEKLY);
      case AT_RISK_WEEKLY -> List.of(CURRENT, REACTIVATED, AT_RISK_WEEKLY, AT_RISK_MONTHLY);
      case AT_RISK_MONTHLY -> List.of(REACTIVATED, RESURRECTED, AT_RISK_MONTHLY, DORMANT);
      case DORMANT -> List.of(RESURRECTED, DORMANT);
      case NEVER_ACTIVE -> List.of(NEW, NEVER_ACTIVE);
    };
  }

  /** The state of a user who was first active on the day or before. */
  static ActivityState of(Presence days, int day) {
    boolean active = days.on(day);
    if (active && days.first() == day) {
      return NEW;
    }
    if (days.between(day - WEEK_AGO, day - 1)) {
      return active ? CURRENT : AT_RISK_WEEKLY;
    }
    if (days.between(day - MONTH_AGO, day - 1)) {
      return active ? REACTIVATED : AT_RISK_MONTHLY;
    }
    return active ? RESURRECTED : DORMANT;
  }
}
