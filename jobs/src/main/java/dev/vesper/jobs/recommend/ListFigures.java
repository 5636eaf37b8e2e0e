package dev.vesper.jobs.recommend;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.when;

import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** How varied the lists of a night are, counted once, when they are published. */
final class ListFigures {
  /** Lists of a night, of which so many places count. */
  record Cut(LocalDate listedOn, int places) {}

  private static final String MIXED = "mixed";
  private static final String LISTS = "lists";

  private final Map<Cut, Variety.Figures> figures = new HashMap<>();

  /** Those of earlier nights, as they were told on the night itself. */
  static ListFigures earlier(Dataset<Row> quality) {
    ListFigures earlier = new ListFigures();
    quality
        .where(RecommendationQuality.LISTED_ON.col().equalTo(Table.DT.col()))
        .select(
            unix_date(RecommendationQuality.LISTED_ON.col()),
            RecommendationQuality.PLACES.col(),
            RecommendationQuality.LISTS.col(),
            RecommendationQuality.CONTENTS_LISTED.col(),
            RecommendationQuality.CONTENTS_OFFERED.col(),
            RecommendationQuality.NOVELTY.col(),
            RecommendationQuality.DIVERSITY.col())
        .collectAsList()
        .forEach(
            row ->
                earlier.figures.put(
                    new Cut(LocalDate.ofEpochDay(row.getInt(0)), row.getInt(1)),
                    new Variety.Figures(
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        Optional.ofNullable(row.<Double>getAs(5)),
                        Optional.ofNullable(row.<Double>getAs(6)))));
    return earlier;
  }

  /** After how many places the lists of a night were told of, rising. */
  List<Integer> cuts(LocalDate listedOn) {
    return figures.keySet().stream()
        .filter(cut -> cut.listedOn().equals(listedOn))
        .map(Cut::places)
        .sorted()
        .toList();
  }

  /** What was told of lists. */
  Variety.Figures of(Cut cut) {
    return figures.get(cut);
  }

  /** Those of the night's lists, by the places that count. */
  static Map<Integer, Variety.Figures> tonight(
      Dataset<Row> lists, Fitted fitted, Offers offers, List<Integer> cuts) {
    Map<Integer, Variety> varieties = new TreeMap<>();
    cuts.forEach(cut -> varieties.put(cut, new Variety()));
    for (Row row : places(lists, cuts)) {
      int content = fitted.catalogue().number(row.getString(0));
      for (int each = 0; each < cuts.size(); each++) {
        long more = row.getLong(each + 1);
        if (more > 0) {
          varieties.get(cuts.get(each)).add(content, more, fitted.model().popularity());
        }
      }
    }
    Row mixed = mixed(lists, cuts);
    for (int each = 0; each < cuts.size(); each++) {
      varieties.get(cuts.get(each)).addMixed(mixed.getLong(2 * each), mixed.getLong(2 * each + 1));
    }
    Map<Integer, Variety.Figures> told = new TreeMap<>();
    varieties.forEach((cut, variety) -> told.put(cut, variety.figures(offers)));
    return told;
  }

  /** How many lists hold each content, within each cut. */
  private static List<Row> places(Dataset<Row> lists, List<Integer> cuts) {
    List<Column> within = new ArrayList<>();
    for (int cut : cuts) {
      within.add(count(when(Recommendations.RANK.col().leq(cut), lit(1))).as("within_" + cut));
    }
    return lists
        .groupBy(Recommendations.CONTENT_ID.col())
        .agg(within.get(0), within.subList(1, within.size()).toArray(Column[]::new))
        .collectAsList();
  }

  /** How many lists there are and how mixed they are together, within each cut. */
  private static Row mixed(Dataset<Row> lists, List<Integer> cuts) {
    List<Column> sums = new ArrayList<>();
    for (int cut : cuts) {
      Column last =
          Recommendations.RANK
              .col()
              .equalTo(cut)
              .or(col(Listing.ENDS).and(Recommendations.RANK.col().lt(cut)));
      sums.add(count(when(last, lit(1))).as(LISTS + cut));
      sums.add(coalesce(sum(when(last, col(Listing.MIXTURE))), lit(0L)).as(MIXED + cut));
    }
    return lists.agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new)).head();
  }
}
