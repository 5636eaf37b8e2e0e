package dev.vesper.jobs.recommend;

import static dev.vesper.pipeline.table.Field.count;
import static dev.vesper.pipeline.table.Field.optional;
import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.jobs.factor.RankingQuality;
import dev.vesper.jobs.statistics.Digits;
import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Explained;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import org.apache.spark.sql.types.DataTypes;

/** How good lists were, or would have been. */
public final class RecommendationQuality {
  /** What was marked. */
  public enum Basis implements Explained {
    EXAMINED("a model of what people had until horizon_days ago, marked by what they took since"),
    PUBLISHED("lists as they were published, marked by what people took since");

    private final String meaning;

    Basis(String meaning) {
      this.meaning = meaning;
    }

    @Override
    public String meaning() {
      return meaning;
    }
  }

  private static final String AS_PUBLISHED = "as published";

  public static final Field BASIS =
      required("basis", DataTypes.StringType, Explained.inClauses(Arrays.stream(Basis.values())));
  public static final Field METHOD =
      RecommendationModels.METHOD.meaning(
          "How the lists were scored: "
              + AS_PUBLISHED
              + ", or by one of the ways that a fit examines; of new people, popularity, or circles:"
              + " popularity and what people of the same circles have");
  public static final Field ABOUT =
      required("about", DataTypes.StringType, Explained.inClauses(Arrays.stream(About.values())));
  public static final Field LISTED_ON =
      required("listed_on", DataTypes.DateType, "At the end of which day the lists were made");
  public static final Field DAYS =
      required("days", DataTypes.IntegerType, "So many days after it count, up to the night")
          .in("days");
  public static final Field PLACES =
      required("places", DataTypes.IntegerType, "So many places of a list count");
  public static final Field IS_CHOSEN =
      required(
          "is_chosen",
          DataTypes.BooleanType,
          "Whether it is how the model of the night scores; of what was published, always");
  public static final Field PEOPLE =
      count(
              "people",
              "People who had a list and took something that they did not have before; of lists of"
                  + " the night itself nobody yet")
          .in("users");
  public static final Field NDCG =
      mean(
          "ndcg",
          "Normalised discounted cumulative gain, a hit at place p counting 1 / log2(p + 1)");
  public static final Field RECALL = mean("recall", "Of what they took, the share in the list");
  public static final Field MAP = mean("map", "Mean average precision");
  public static final Field HIT_RATE =
      mean("hit_rate", "The share of people who took anything in the list");
  public static final Field LISTS =
      count("lists", "Lists that the next columns tell of; of an examination, those of people");
  public static final Field CONTENTS_LISTED =
      count("contents_listed", "Contents that are on any of the lists");
  public static final Field CONTENTS_OFFERED =
      count("contents_offered", "Contents that could have been");
  public static final Field COVERAGE =
      optional(
          "coverage",
          DataTypes.DoubleType,
          "contents_listed / contents_offered; absent where nothing was offered");
  public static final Field NOVELTY =
      optional(
              "novelty",
              DataTypes.DoubleType,
              "How rare what is listed is, the mean over places: 1 for what half of all people have,"
                  + " 2 for a quarter; absent where there is no list")
          .in("bits");
  public static final Field DIVERSITY =
      optional(
          "diversity",
          DataTypes.DoubleType,
          "The chance that two places of a list, drawn one after the other from all, are about"
              + " different topics, the mean over lists; absent where there is no list, or no topic"
              + " known");

  public static final Table TABLE =
      Table.record("recommendation_quality")
          .rows("one way of scoring and day, for lists of some length")
          .key(BASIS, ABOUT, METHOD, LISTED_ON, PLACES)
          .columns(DAYS, IS_CHOSEN, PEOPLE, NDCG, RECALL, MAP, HIT_RATE)
          .columns(LISTS, CONTENTS_LISTED, CONTENTS_OFFERED, COVERAGE, NOVELTY, DIVERSITY)
          .checks(Check.share(NDCG), Check.share(RECALL), Check.share(MAP), Check.share(HIT_RATE))
          .checks(Check.share(COVERAGE), Check.share(DIVERSITY));

  private RecommendationQuality() {}

  private static Field mean(String name, String meaning) {
    return optional(
        name,
        DataTypes.DoubleType,
        meaning + "; the mean over people, absent where there are none");
  }

  /** A row. */
  record RowOf(
      LocalDate dt,
      Basis basis,
      About about,
      String method,
      LocalDate listedOn,
      int places,
      int days,
      boolean isChosen,
      long people,
      Optional<Double> ndcg,
      Optional<Double> recall,
      Optional<Double> map,
      Optional<Double> hitRate,
      long lists,
      long contentsListed,
      long contentsOffered,
      Optional<Double> coverage,
      Optional<Double> novelty,
      Optional<Double> diversity) {}

  /**
   * Which lists a row is about.
   *
   * @param night that tells of them
   * @param listedOn at the end of which day they were made
   * @param places of each that count
   */
  record Lists(LocalDate night, LocalDate listedOn, int places) {
    int days() {
      return Math.toIntExact(ChronoUnit.DAYS.between(listedOn, night));
    }
  }

  /** What a way of scoring got in the examination of a fit. */
  static RowOf examined(Lists lists, Marked marked) {
    Examined examined = marked.examined();
    Scored scored =
        new Scored(Basis.EXAMINED, examined.about(), marked.method(), marked.isChosen());
    return row(lists, scored, examined.marks(), examined.variety());
  }

  /** What lists got that were published, tonight or on an earlier night. */
  static RowOf published(Lists lists, Marks marks, Variety.Figures variety) {
    return row(
        lists, new Scored(Basis.PUBLISHED, About.EVERYBODY, AS_PUBLISHED, true), marks, variety);
  }

  private record Scored(Basis basis, About about, String method, boolean isChosen) {}

  private static RowOf row(Lists lists, Scored scored, Marks marks, Variety.Figures variety) {
    RankingQuality mean = marks.mean();
    return new RowOf(
        lists.night(),
        scored.basis(),
        scored.about(),
        scored.method(),
        lists.listedOn(),
        lists.places(),
        lists.days(),
        scored.isChosen(),
        marks.people(),
        told(marks, mean.gain()),
        told(marks, mean.recall()),
        told(marks, mean.precision()),
        told(marks, mean.hit()),
        variety.lists(),
        variety.contents(),
        variety.offered(),
        variety.coverage(),
        variety.novelty(),
        variety.diversity());
  }

  private static Optional<Double> told(Marks marks, double mean) {
    return marks.people() == 0 ? Optional.empty() : Optional.of(Digits.nine(mean));
  }
}
