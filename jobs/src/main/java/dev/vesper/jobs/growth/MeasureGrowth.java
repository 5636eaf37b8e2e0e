package dev.vesper.jobs.growth;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.trunc;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.when;

import dev.vesper.jobs.activity.UserDays;
import dev.vesper.jobs.activity.UserStates;
import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Counts active and new users by day, week and month. Nobody is counted twice in a window because a
 * user's days are looked at in order: an active day adds the user to a window only where the day
 * before it had already left, which needs one pass over the days whatever the number of nights.
 */
public final class MeasureGrowth implements Job {
  private static final String CHANGE = "change";
  private static final String WINDOW = "window";
  private static final String USERS = "users";
  private static final String DAY = "day";
  private static final String PREVIOUS_DAY = "previous_day";
  private static final String NEXT_DAY = "next_day";
  private static final String KNOWN_SINCE = "known_since";
  private static final String SEEN = "seen";

  /** The month before the one that contains a night begins at most so many days before it. */
  private static final int LOOK_BACK = 62;

  @Override
  public List<Read> reads() {
    return List.of(
        Read.before(UserStates.TABLE),
        Read.trailing(UserDays.TABLE, LOOK_BACK),
        Read.tonight(UserDays.TABLE));
  }

  @Override
  public List<Table> writes() {
    return List.of(Growth.TABLE);
  }

  @Override
  public Outputs run(Inputs in, Nights nights) {
    Dataset<Row> tonight = in.tonight(UserDays.TABLE).where(UserDays.IS_KNOWN.col());
    Dataset<Row> trailing = in.trailing(UserDays.TABLE).where(UserDays.IS_KNOWN.col());
    Dataset<Row> known = in.before(UserStates.TABLE).where(UserStates.IS_KNOWN.col());
    Dataset<Row> days = trailing.unionByName(tonight);
    LocalDate lookBack = nights.first().date().minusDays(LOOK_BACK);
    DailyCounts counts = counts(days, tonight, known, lookBack);
    List<GrowthRow> rows =
        nights.stream()
            .flatMap(
                night ->
                    Arrays.stream(Grain.values()).map(grain -> counts.row(night.date(), grain)))
            .toList();
    return Outputs.none().and(Growth.TABLE, rows);
  }

  static DailyCounts counts(
      Dataset<Row> days, Dataset<Row> tonight, Dataset<Row> before, LocalDate lookBack) {
    Map<Window, TreeMap<LocalDate, Long>> changes = new EnumMap<>(Window.class);
    for (Row row : changes(days).collectAsList()) {
      Window window = Window.valueOf(row.<String>getAs(WINDOW).toUpperCase(Locale.ROOT));
      changes.computeIfAbsent(window, ignored -> new TreeMap<>()).put(day(row), row.getAs(USERS));
    }
    TreeMap<LocalDate, Long> firsts = new TreeMap<>();
    long knownBefore = 0;
    for (Row row : firsts(tonight, before).collectAsList()) {
      long users = row.getAs(USERS);
      if (day(row).isBefore(lookBack)) {
        knownBefore += users;
      } else {
        firsts.put(day(row), users);
      }
    }
    return new DailyCounts(changes, firsts, knownBefore);
  }

  /** By window and day, how many users entered it less how many left. */
  private static Dataset<Row> changes(Dataset<Row> days) {
    WindowSpec ofUser =
        org.apache.spark.sql.expressions.Window.partitionBy(UserDays.USER_ID.col())
            .orderBy(Table.DT.col());
    Column day = Table.DT.col();
    Column next = col(NEXT_DAY);
    Column previous = col(PREVIOUS_DAY);
    Column week = trunc(day, "week");
    Column month = trunc(day, "month");
    return days.select(UserDays.USER_ID.col(), day)
        .withColumn(PREVIOUS_DAY, lag(day, 1).over(ofUser))
        .withColumn(NEXT_DAY, lead(day, 1).over(ofUser))
        .select(
            explode(
                    array(
                        change(Window.DAY, day, 1),
                        change(Window.DAY, date_add(day, 1), -1),
                        change(Window.SEVEN_DAYS, day, 1),
                        change(Window.SEVEN_DAYS, leaves(day, next, 7), -1),
                        change(Window.THIRTY_DAYS, day, 1),
                        change(Window.THIRTY_DAYS, leaves(day, next, 30), -1),
                        change(Window.WEEK, firstSince(week, previous, day), 1),
                        change(Window.WEEK, firstSince(week, previous, date_add(week, 7)), -1),
                        change(Window.MONTH, firstSince(month, previous, day), 1),
                        change(
                            Window.MONTH,
                            firstSince(month, previous, trunc(date_add(month, 31), "month")),
                            -1)))
                .as(CHANGE))
        .select(col(CHANGE + ".*"))
        .where(col(DAY).isNotNull())
        .groupBy(col(WINDOW), col(DAY))
        .agg(sum(col(USERS)).as(USERS));
  }

  private static Column change(Window window, Column day, int users) {
    return struct(
        lit(window.word()).as(WINDOW), unix_date(day).as(DAY), lit((long) users).as(USERS));
  }

  /** The day on which an active day stops to count, or the next active day takes over. */
  private static Column leaves(Column day, Column next, int length) {
    return least(date_add(day, length), next);
  }

  /** The day, if it is the user's first since the start of a period; else absent. */
  private static Column firstSince(Column start, Column previous, Column day) {
    return when(previous.isNull().or(previous.lt(start)), day);
  }

  /** By day, how many users were seen for the first time, over all of history. */
  private static Dataset<Row> firsts(Dataset<Row> tonight, Dataset<Row> before) {
    Dataset<Row> known =
        before.select(UserStates.USER_ID.col(), UserStates.FIRST_ACTIVE_ON.col().as(KNOWN_SINCE));
    return tonight
        .groupBy(UserDays.USER_ID.col())
        .agg(min(Table.DT.col()).as(SEEN))
        .join(known, new String[] {UserDays.USER_ID.name()}, "full_outer")
        .groupBy(unix_date(coalesce(col(KNOWN_SINCE), col(SEEN))).as(DAY))
        .agg(count(lit(1)).as(USERS));
  }

  private static LocalDate day(Row row) {
    return LocalDate.ofEpochDay(row.<Integer>getAs(DAY));
  }
}
