package dev.vesper.jobs.habit;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.when;

import dev.vesper.jobs.activity.ActivityParams;
import dev.vesper.jobs.activity.UserDays;
import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Counts the users of each hour of a day, and of each number of sessions. */
public final class MeasureHabits implements Job {
  private final ActivityParams params;

  public MeasureHabits(ActivityParams params) {
    this.params = params;
  }

  @Override
  public Record parameters() {
    return params;
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.tonight(UserDays.TABLE));
  }

  @Override
  public List<Table> writes() {
    return List.of(HourlyUsers.TABLE, SessionCounts.TABLE);
  }

  @Override
  public Outputs run(Inputs in, Nights nights) {
    Counted counted = counted(in.tonight(UserDays.TABLE), nights);
    return Outputs.none()
        .and(HourlyUsers.TABLE, counted.hours)
        .and(SessionCounts.TABLE, counted.sessions);
  }

  /** The rows of some nights. */
  record Counted(List<HourlyUsers.RowOf> hours, List<SessionCounts.RowOf> sessions) {}

  Counted counted(Dataset<Row> userDays, Nights nights) {
    Map<LocalDate, Day> days = days(userDays, nights);
    Counted counted = new Counted(new ArrayList<>(), new ArrayList<>());
    for (Night night : nights.list()) {
      Day day = days.getOrDefault(night.date(), Day.EMPTY);
      counted.hours.addAll(hours(night, day));
      counted.sessions.addAll(sessions(night, day));
    }
    return counted;
  }

  /** Numbers of a day: its users, their sessions, and users by hour and by number of sessions. */
  private record Day(long users, long sessions, List<Long> byHour, List<Long> bySessions) {
    private static final Day EMPTY =
        new Day(
            0,
            0,
            IntStream.range(0, BusinessHours.HOURS).mapToObj(hour -> 0L).toList(),
            IntStream.rangeClosed(0, SessionCounts.MOST).mapToObj(many -> 0L).toList());

    private static Day of(Row row) {
      int sessions = 3 + BusinessHours.HOURS;
      return new Day(
          row.getLong(1),
          row.getLong(2),
          IntStream.range(3, sessions).mapToObj(row::getLong).toList(),
          IntStream.range(sessions, row.size()).mapToObj(row::getLong).toList());
    }
  }

  private Map<LocalDate, Day> days(Dataset<Row> userDays, Nights nights) {
    List<Column> counts = new ArrayList<>(List.of(sum(UserDays.SESSIONS.col())));
    for (int hour = 0; hour < BusinessHours.HOURS; hour++) {
      Column there = UserDays.ACTIVE_HOURS.col().bitwiseAND(mask(hour, nights));
      counts.add(count_if(there.notEqual(0)));
    }
    Column many = least(UserDays.SESSIONS.col(), lit((long) SessionCounts.MOST));
    for (int sessions = 0; sessions <= SessionCounts.MOST; sessions++) {
      counts.add(count_if(many.equalTo(sessions)));
    }
    Map<LocalDate, Day> days = new TreeMap<>();
    userDays
        .where(UserDays.IS_KNOWN.col())
        .groupBy(unix_date(Table.DT.col()))
        .agg(count(lit(1)), counts.toArray(Column[]::new))
        .collectAsList()
        .forEach(row -> days.put(LocalDate.ofEpochDay(row.getInt(0)), Day.of(row)));
    return days;
  }

  /** The UTC hours of an hour of the business day, which change with the clocks. */
  private Column mask(int hour, Nights nights) {
    Map<Integer, List<LocalDate>> days =
        nights.stream()
            .map(Night::date)
            .collect(groupingBy(day -> masks(new Night(day))[hour], TreeMap::new, toList()));
    Column mask = lit(0);
    for (Map.Entry<Integer, List<LocalDate>> each : days.entrySet()) {
      Column those = Table.DT.col().isin(each.getValue().toArray());
      mask = days.size() == 1 ? lit(each.getKey()) : when(those, each.getKey()).otherwise(mask);
    }
    return mask;
  }

  private int[] masks(Night night) {
    return BusinessHours.of(night, params.zone());
  }

  private List<HourlyUsers.RowOf> hours(Night night, Day day) {
    int[] masks = masks(night);
    int weekday = night.date().getDayOfWeek().getValue();
    return IntStream.range(0, BusinessHours.HOURS)
        .filter(hour -> masks[hour] != 0)
        .mapToObj(
            hour ->
                new HourlyUsers.RowOf(
                    night.date(), hour, weekday, day.byHour().get(hour), day.users()))
        .toList();
  }

  private static List<SessionCounts.RowOf> sessions(Night night, Day day) {
    Optional<Double> each =
        day.users() == 0 ? Optional.empty() : Optional.of((double) day.sessions() / day.users());
    return IntStream.rangeClosed(0, SessionCounts.MOST)
        .mapToObj(
            many ->
                new SessionCounts.RowOf(
                    night.date(),
                    many,
                    day.bySessions().get(many),
                    day.users(),
                    day.sessions(),
                    each))
        .toList();
  }
}
