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
      count("people", "People who took something that they did not have before").in("users");
  public static final Field NDCG =
      mean(
          "ndcg",
          "Normalised discounted cumulative gain, a hit at place p counting 1 / log2(p + 1)");
  public static final Field RECALL = mean("recall", "Of what they took, the share in the list");
  public static final Field MAP = mean("map", "Mean average precision");
  public static final Field HIT_RATE =
      mean("hit_rate", "The share of people who took anything in the list");

  public static final Table TABLE =
      Table.record("recommendation_quality")
          .rows("one way of scoring and day, for lists of some length")
          .key(BASIS, ABOUT, METHOD, LISTED_ON, PLACES)
          .columns(DAYS, IS_CHOSEN, PEOPLE, NDCG, RECALL, MAP, HIT_RATE)
          .checks(Check.share(NDCG), Check.share(RECALL), Check.share(MAP), Check.share(HIT_RATE));

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
      Optional<Double> hitRate) {}

  /**
   * A way of scoring that was examined.
   *
   * @param about whose lists were marked
   * @param method how it is called
   * @param isChosen whether the model scores so
   */
  record Examined(About about, String method, boolean isChosen, Marks marks) {}

  /** What a way of scoring got in the examination of a fit. */
  static RowOf examined(LocalDate night, int horizon, int places, Examined way) {
    Marks marks = way.marks();
    RankingQuality mean = marks.mean();
    return new RowOf(
        night,
        Basis.EXAMINED,
        way.about(),
        way.method(),
        night.minusDays(horizon),
        places,
        horizon,
        way.isChosen(),
        marks.people(),
        told(marks, mean.gain()),
        told(marks, mean.recall()),
        told(marks, mean.precision()),
        told(marks, mean.hit()));
  }

  /** What lists got that were published on an earlier night. */
  static RowOf published(LocalDate night, LocalDate listed, int days, int places, Marks marks) {
    RankingQuality mean = marks.mean();
    return new RowOf(
        night,
        Basis.PUBLISHED,
        About.EVERYBODY,
        AS_PUBLISHED,
        listed,
        places,
        days,
        true,
        marks.people(),
        told(marks, mean.gain()),
        told(marks, mean.recall()),
        told(marks, mean.precision()),
        told(marks, mean.hit()));
  }

  private static Optional<Double> told(Marks marks, double mean) {
    return marks.people() == 0 ? Optional.empty() : Optional.of(Digits.nine(mean));
  }
}
