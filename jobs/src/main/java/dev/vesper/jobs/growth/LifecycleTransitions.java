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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.types.DataTypes;

/** How users moved from one state of activity to another since the night before. */
public final class LifecycleTransitions {
  /** Stands for the state of somebody who was not there the night before. */
  public static final String UNKNOWN = "unknown";

  public static final Field FROM_STATE =
      required(
          "from_state",
          DataTypes.StringType,
          "The state of the night before, as in lifecycle_counts; 'unknown' of who came tonight");
  public static final Field TO_STATE =
      required("to_state", DataTypes.StringType, "The state of the night");
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
  static List<RowOf> rows(NightlyCounts counts, Night night) {
    List<RowOf> rows = new ArrayList<>();
    add(rows, counts, night, Optional.empty());
    Arrays.stream(ActivityState.values())
        .forEach(from -> add(rows, counts, night, Optional.of(from)));
    return rows;
  }

  private static void add(
      List<RowOf> rows, NightlyCounts counts, Night night, Optional<ActivityState> from) {
    List<ActivityState> next = ActivityState.following(from);
    long all = next.stream().mapToLong(to -> counts.moved(night, from, to)).sum();
    for (ActivityState to : next) {
      long users = counts.moved(night, from, to);
      rows.add(
          new RowOf(
              night.date(),
              from.map(ActivityState::word).orElse(UNKNOWN),
              to.word(),
              users,
              all,
              GrowthRow.ratio(users, all)));
    }
  }
}
