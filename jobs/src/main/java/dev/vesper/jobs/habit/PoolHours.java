package dev.vesper.jobs.habit;

import static org.apache.spark.sql.functions.unix_date;

import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Adds up the hours of the days of four weeks by day of the week. */
public final class PoolHours implements Job {
  @Override
  public List<Read> reads() {
    return List.of(
        Read.trailing(HourlyUsers.TABLE, HourProfiles.NIGHTS_BEFORE),
        Read.tonight(HourlyUsers.TABLE));
  }

  @Override
  public List<Table> writes() {
    return List.of(HourProfiles.TABLE);
  }

  @Override
  public Outputs run(Inputs in, Nights nights) {
    NavigableMap<LocalDate, Map<Integer, Long>> days =
        days(in.trailing(HourlyUsers.TABLE).unionByName(in.tonight(HourlyUsers.TABLE)));
    List<HourProfiles.RowOf> rows = new ArrayList<>();
    for (Night night : nights.list()) {
      LocalDate oldest = night.date().minusDays(HourProfiles.NIGHTS_BEFORE);
      rows.addAll(profile(night, days.subMap(oldest, true, night.date(), true)));
    }
    return Outputs.none().and(HourProfiles.TABLE, rows);
  }

  /** Users by hour, day by day. */
  private static NavigableMap<LocalDate, Map<Integer, Long>> days(Dataset<Row> hours) {
    NavigableMap<LocalDate, Map<Integer, Long>> days = new TreeMap<>();
    hours
        .select(unix_date(Table.DT.col()), HourlyUsers.HOUR.col(), HourlyUsers.USERS.col())
        .collectAsList()
        .forEach(
            row ->
                days.computeIfAbsent(LocalDate.ofEpochDay(row.getInt(0)), day -> new TreeMap<>())
                    .put(row.getInt(1), row.getLong(2)));
    return days;
  }

  private static List<HourProfiles.RowOf> profile(
      Night night, Map<LocalDate, Map<Integer, Long>> days) {
    List<HourProfiles.RowOf> rows = new ArrayList<>();
    for (int weekday = 1; weekday <= 7; weekday++) {
      int day = weekday;
      List<Map<Integer, Long>> same =
          days.entrySet().stream()
              .filter(each -> each.getKey().getDayOfWeek().getValue() == day)
              .map(Map.Entry::getValue)
              .toList();
      for (int hour = 0; hour < BusinessHours.HOURS; hour++) {
        int at = hour;
        List<Long> users =
            same.stream().filter(each -> each.containsKey(at)).map(each -> each.get(at)).toList();
        if (!users.isEmpty()) {
          rows.add(row(night, weekday, hour, users));
        }
      }
    }
    return rows;
  }

  private static HourProfiles.RowOf row(
      Night night, int weekday, int hour, Collection<Long> users) {
    long sum = users.stream().mapToLong(Long::longValue).sum();
    return new HourProfiles.RowOf(
        night.date(), weekday, hour, users.size(), sum, (double) sum / users.size());
  }
}
