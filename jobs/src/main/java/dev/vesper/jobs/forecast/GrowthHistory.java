package dev.vesper.jobs.forecast;

import static org.apache.spark.sql.functions.unix_date;

import dev.vesper.jobs.growth.Grain;
import dev.vesper.jobs.growth.Growth;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The numbers of growth on the unbroken run of nights that ends tonight. */
final class GrowthHistory {
  private static final String DAY = Grain.DAY.word();

  private final List<Map<PlannedSeries, Long>> nights;

  private GrowthHistory(Collection<Map<PlannedSeries, Long>> nights) {
    this.nights = List.copyOf(nights);
  }

  static GrowthHistory of(Dataset<Row> growth, Night tonight) {
    Column[] columns =
        Stream.concat(
                Stream.of(unix_date(Table.DT.col())),
                Arrays.stream(PlannedSeries.values()).map(series -> series.column().col()))
            .toArray(Column[]::new);
    Map<LocalDate, Map<PlannedSeries, Long>> byNight = new TreeMap<>();
    growth
        .where(Growth.GRAIN.col().equalTo(DAY))
        .select(columns)
        .collectAsList()
        .forEach(row -> byNight.put(LocalDate.ofEpochDay(row.getInt(0)), numbers(row)));
    Deque<Map<PlannedSeries, Long>> unbroken = new ArrayDeque<>();
    for (LocalDate day = tonight.date(); byNight.containsKey(day); day = day.minusDays(1)) {
      unbroken.addFirst(byNight.get(day));
    }
    return new GrowthHistory(unbroken);
  }

  private static Map<PlannedSeries, Long> numbers(Row row) {
    Map<PlannedSeries, Long> numbers = new EnumMap<>(PlannedSeries.class);
    for (PlannedSeries series : PlannedSeries.values()) {
      numbers.put(series, row.getLong(1 + numbers.size()));
    }
    return numbers;
  }

  boolean isEmpty() {
    return nights.isEmpty();
  }

  /** The values of a series, oldest first, without the nights on which it was not whole yet. */
  double[] of(PlannedSeries series) {
    int partial = beginsWithThePlatform() ? Math.min(series.warmUp(), nights.size() - 1) : 0;
    return nights.stream().skip(partial).mapToDouble(night -> night.get(series)).toArray();
  }

  /** On the first night ever, everybody known is new. */
  private boolean beginsWithThePlatform() {
    Map<PlannedSeries, Long> first = nights.get(0);
    return first.get(PlannedSeries.KNOWN_USERS).equals(first.get(PlannedSeries.NEW_USERS));
  }
}
