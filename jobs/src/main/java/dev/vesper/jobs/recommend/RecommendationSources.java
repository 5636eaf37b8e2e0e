package dev.vesper.jobs.recommend;

import static dev.vesper.pipeline.table.Field.count;
import static dev.vesper.pipeline.table.Field.required;
import static org.apache.spark.sql.functions.lit;

import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/** What speaks for the recommendations of a night, by how many of them. */
public final class RecommendationSources {
  public static final Field SOURCE = Recommendations.SOURCE;
  public static final Field PLACES = count("places", "Places of lists that it speaks for most");
  public static final Field ALL_PLACES = count("all_places", "Places of all lists");
  public static final Field SHARE =
      required("share", DataTypes.DoubleType, "places / all_places; 0 where there is no list");

  public static final Table TABLE =
      Table.record("recommendation_sources")
          .rows("one source of recommendations")
          .key(SOURCE)
          .columns(PLACES, ALL_PLACES, SHARE)
          .checks(Check.share(SHARE));

  private RecommendationSources() {}

  /** A row. */
  record RowOf(LocalDate dt, Source source, long places, long allPlaces, double share) {}

  /** Of the lists of a night, every source. */
  static List<RowOf> of(Dataset<Row> lists, LocalDate night) {
    Map<String, Long> places = new HashMap<>();
    lists
        .groupBy(SOURCE.col())
        .agg(functions.count(lit(1)))
        .collectAsList()
        .forEach(row -> places.put(row.getString(0), row.getLong(1)));
    long all = places.values().stream().mapToLong(Long::longValue).sum();
    return Arrays.stream(Source.values())
        .map(
            source -> {
              long its = places.getOrDefault(source.word(), 0L);
              return new RowOf(night, source, its, all, (double) its / Math.max(1, all));
            })
        .toList();
  }
}
