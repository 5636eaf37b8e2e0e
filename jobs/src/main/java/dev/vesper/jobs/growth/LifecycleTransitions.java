package dev.vesper.jobs.growth;

import static dev.vesper.pipeline.table.Field.count;
import static dev.vesper.pipeline.table.Field.optional;
import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataTypes;

/** How users moved from one state of activity to another since the night before. */
public final class LifecycleTransitions {
  /** Stands for the state of somebody who was not there the night before, or is no more. */
  public static final String UNKNOWN = "unknown";

  /** The state of those who are active for the first time. */
  public static final String NEW = ActivityState.NEW.word();

  public static final Field FROM_STATE =
      required(
          "from_state",
          DataTypes.StringType,
          "The state of the night before, as in lifecycle_counts; 'unknown' of who came tonight");
  public static final Field TO_STATE =
      required(
          "to_state",
          DataTypes.StringType,
          "The state of the night; 'unknown' of who never was active and is listed no more");
  public static final Field USERS = count("users", "Users who moved so, or stayed").in("users");
  public static final Field FROM_USERS =
      count("from_users", "All users who were in from_state; of 'unknown', those who came")
          .in("users");
  public static final Field SHARE =
      optional("share", DataTypes.DoubleType, "users / from_users; absent where there were none");

  public static final Table TABLE =
      Table.rate("lifecycle_transitions")
          .rows("one pair of states that can follow each other")
          .key(FROM_STATE, TO_STATE)
          .columns(USERS, FROM_USERS, SHARE)
          .checks(
              Check.rows(
                  "part_of_the_from",
                  "no more users move than there were",
                  () -> USERS.col().leq(FROM_USERS.col())),
              Check.share(SHARE));

  private LifecycleTransitions() {}

  /** A row. */
  record RowOf(
      LocalDate dt,
      String fromState,
      String toState,
      long users,
      long fromUsers,
      Optional<Double> share) {}

  /** The rows of a night: every pair that can follow each other, with or without users. */
  static List<RowOf> rows(NightlyCounts counts, Night night, List<ActivityState> states) {
    List<RowOf> rows = new ArrayList<>();
    Stream.concat(Stream.of(Optional.<ActivityState>empty()), states.stream().map(Optional::of))
        .forEach(from -> add(rows, counts, night, from, following(from, states)));
    return rows;
  }

  private static List<Optional<ActivityState>> following(
      Optional<ActivityState> from, List<ActivityState> states) {
    List<Optional<ActivityState>> next = new ArrayList<>();
    ActivityState.following(from).stream()
        .filter(states::contains)
        .forEach(state -> next.add(Optional.of(state)));
    if (from.equals(Optional.of(ActivityState.NEVER_ACTIVE))) {
      next.add(Optional.empty());
    }
    return next;
  }

  private static void add(
      List<RowOf> rows,
      NightlyCounts counts,
      Night night,
      Optional<ActivityState> from,
      List<Optional<ActivityState>> next) {
    long all = next.stream().mapToLong(to -> counts.moved(night, from, to)).sum();
    for (Optional<ActivityState> to : next) {
      long users = counts.moved(night, from, to);
      rows.add(
          new RowOf(night.date(), word(from), word(to), users, all, GrowthRow.ratio(users, all)));
    }
  }

  private static String word(Optional<ActivityState> state) {
    return state.map(ActivityState::word).orElse(UNKNOWN);
  }
}
