package dev.vesper.jobs.growth;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_date;

import dev.vesper.jobs.statistics.Wilson;
import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Pools the complete cells of retention into curves. */
public final class PoolRetention implements Job {
  @Override
  public List<Read> reads() {
    return List.of(
        Read.trailing(Retention.TABLE, RetentionCurves.NIGHTS_BEFORE),
        Read.tonight(Retention.TABLE));
  }

  @Override
  public List<Table> writes() {
    return List.of(RetentionCurves.TABLE);
  }

  @Override
  public Outputs run(Inputs in, Nights nights) {
    Dataset<Row> cells = in.trailing(Retention.TABLE).unionByName(in.tonight(Retention.TABLE));
    return Outputs.none().and(RetentionCurves.TABLE, curves(cells, nights));
  }

  /** A point of a curve: what its cells have in common. */
  private record Point(
      String cohortKind, String grain, String definition, String clock, int n, int untilN) {}

  /** Cells of one point that ended on one night, added up. */
  private record Sums(long cohorts, long eligible, long retained) {
    Sums plus(Sums other) {
      return new Sums(
          cohorts + other.cohorts, eligible + other.eligible, retained + other.retained);
    }
  }

  /** A row. */
  record CurveRow(
      LocalDate dt,
      String cohortKind,
      String grain,
      String definition,
      String clock,
      int n,
      int untilN,
      long cohorts,
      long eligible,
      long retained,
      double rate,
      double ciLow,
      double ciHigh) {

    private static CurveRow of(Night night, Point point, Sums sums) {
      Wilson interval = Wilson.of(sums.retained, sums.eligible);
      return new CurveRow(
          night.date(),
          point.cohortKind,
          point.grain,
          point.definition,
          point.clock,
          point.n,
          point.untilN,
          sums.cohorts,
          sums.eligible,
          sums.retained,
          (double) sums.retained / sums.eligible,
          interval.low(),
          interval.high());
    }
  }

  static List<CurveRow> curves(Dataset<Row> cells, Nights nights) {
    Map<Point, NavigableMap<LocalDate, Sums>> ended = ended(cells);
    List<CurveRow> rows = new ArrayList<>();
    for (Night night : nights.list()) {
      LocalDate oldest = night.date().minusDays(RetentionCurves.NIGHTS_BEFORE);
      ended.forEach(
          (point, byNight) -> {
            Collection<Sums> pooled = byNight.subMap(oldest, true, night.date(), true).values();
            pooled.stream()
                .reduce(Sums::plus)
                .ifPresent(sums -> rows.add(CurveRow.of(night, point, sums)));
          });
    }
    return rows;
  }

  private static Map<Point, NavigableMap<LocalDate, Sums>> ended(Dataset<Row> cells) {
    Column[] by =
        Stream.concat(
                Stream.of(unix_date(Table.DT.col())),
                RetentionCurves.TABLE.key().stream().map(Field::col))
            .toArray(Column[]::new);
    Map<Point, NavigableMap<LocalDate, Sums>> ended = new LinkedHashMap<>();
    cells
        .where(Retention.IS_COMPLETE.col())
        .groupBy(by)
        .agg(count(lit(1)), sum(Retention.ELIGIBLE.col()), sum(Retention.RETAINED.col()))
        .collectAsList()
        .forEach(
            row ->
                ended
                    .computeIfAbsent(point(row), point -> new TreeMap<>())
                    .put(
                        LocalDate.ofEpochDay(row.getInt(0)),
                        new Sums(row.getLong(7), row.getLong(8), row.getLong(9))));
    return ended;
  }

  private static Point point(Row row) {
    return new Point(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getInt(5),
        row.getInt(6));
  }
}
