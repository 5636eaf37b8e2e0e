package dev.vesper.jobs.recommend;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.unix_date;

import dev.vesper.jobs.factor.RankingQuality;
import dev.vesper.jobs.taste.Affinities;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Marks the lists of the newest nights as they were published, by what people took since. */
final class PublishedQuality {
  /** Lists of so many nights are marked. */
  static final int NIGHTS = 14;

  private static final String LISTED_ON = "listed_on";
  private static final String HITS = "hits";
  private static final String TAKEN = "taken";
  private static final String PEOPLE = "people";

  private PublishedQuality() {}

  /**
   * What the lists got.
   *
   * @param lists rows of recommendations of earlier nights
   * @param affinities of the night
   * @param figures what was told of the lists when they were published
   */
  static List<RecommendationQuality.RowOf> of(
      Dataset<Row> lists, Dataset<Row> affinities, LocalDate night, ListFigures figures) {
    Map<LocalDate, Map<Integer, Marks>> marks = new TreeMap<>();
    for (Row row : counted(lists, affinities, night)) {
      LocalDate listed = LocalDate.ofEpochDay(row.getInt(0));
      Set<Integer> hits = new TreeSet<>(row.getList(1));
      int taken = Math.toIntExact(row.getLong(2));
      for (int places : figures.cuts(listed)) {
        Marks more = Marks.of(quality(hits, places, taken), row.getLong(3));
        marks.computeIfAbsent(listed, any -> new TreeMap<>()).merge(places, more, Marks::and);
      }
    }
    List<RecommendationQuality.RowOf> rows = new ArrayList<>();
    marks.forEach(
        (listed, each) ->
            each.forEach(
                (places, mark) ->
                    rows.add(
                        RecommendationQuality.published(
                            new RecommendationQuality.Lists(night, listed, places),
                            mark,
                            figures.of(new ListFigures.Cut(listed, places))))));
    return rows;
  }

  private static RankingQuality quality(Set<Integer> hits, int places, int taken) {
    int[] list = new int[places];
    Arrays.setAll(list, place -> place + 1);
    return RankingQuality.of(list, places, hits::contains, taken);
  }

  /** How many people had hits at the same places and took as many, by the night of the lists. */
  private static List<Row> counted(Dataset<Row> lists, Dataset<Row> affinities, LocalDate night) {
    Column newSince = Affinities.FIRST_ON.col().gt(col(LISTED_ON));
    Column lately = Affinities.FIRST_ON.col().gt(lit(night.minusDays(NIGHTS)));
    Dataset<Row> listed =
        lists
            .where(Recommendations.RANK.col().equalTo(1))
            .select(Table.DT.col().as(LISTED_ON), Recommendations.USER_ID.col());
    String[] user = {Recommendations.USER_ID.name()};
    Dataset<Row> taken =
        affinities
            .where(lately)
            .select(
                Affinities.USER_ID.col(), Affinities.CONTENT_ID.col(), Affinities.FIRST_ON.col())
            .join(listed, user, "inner")
            .where(newSince);
    Dataset<Row> ranked =
        lists.select(
            Table.DT.col().as(LISTED_ON),
            Recommendations.USER_ID.col(),
            Recommendations.CONTENT_ID.col(),
            Recommendations.RANK.col());
    String[] place = {LISTED_ON, Recommendations.USER_ID.name(), Recommendations.CONTENT_ID.name()};
    return taken
        .join(ranked, place, "left")
        .groupBy(col(LISTED_ON), Recommendations.USER_ID.col())
        .agg(sort_array(collect_list(Recommendations.RANK.col())).as(HITS), count(lit(1)).as(TAKEN))
        .groupBy(col(LISTED_ON), col(HITS), col(TAKEN))
        .agg(count(lit(1)).as(PEOPLE))
        .orderBy(col(LISTED_ON), col(HITS), col(TAKEN))
        .select(unix_date(col(LISTED_ON)), col(HITS), col(TAKEN), col(PEOPLE))
        .collectAsList();
  }
}
