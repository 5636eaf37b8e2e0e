package dev.vesper.jobs.recommend;

import static org.apache.spark.sql.functions.unix_date;

import dev.vesper.jobs.factor.Factors;
import dev.vesper.jobs.similar.Neighbours;
import dev.vesper.jobs.taste.TasteParams;
import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.table.Table;
import dev.vesper.pipeline.warehouse.Json;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;

/**
 * A model, the contents it knows, and what is told of it.
 *
 * @param facts what stands in recommendation_models
 * @param numbers what stands there as JSON
 * @param catalogue the contents
 * @param model what was learnt of them
 */
record Fitted(Facts facts, Numbers numbers, Catalogue catalogue, Model model) {
  /** What is said of a way of scoring that uses vectors of another engine than ours. */
  private static final String BY_MLLIB = ", vectors by mllib";

  /**
   * What is told of a model.
   *
   * @param fittedOn the night
   * @param horizonDays by what people took in so many days it was chosen; 0 where it could not be
   * @param people who had something
   * @param contents that it knows
   * @param ties pairs that it learnt from
   */
  record Facts(LocalDate fittedOn, int horizonDays, long people, long contents, long ties) {
    String id() {
      return "recommend@" + fittedOn;
    }
  }

  /**
   * The small numbers of a model.
   *
   * @param recipe how it was made
   * @param taste what days with a content said
   * @param blend how it scores
   * @param chances what scores mean; none or one
   * @param welcome how people are scored of whom nothing is known yet
   */
  record Numbers(
      Recipe recipe, TasteParams taste, Blend blend, List<Chances> chances, Welcome welcome)
      implements Serializable {
    Numbers {
      chances = List.copyOf(chances);
      welcome = welcome == null ? Welcome.USUAL : welcome;
    }

    Way way() {
      return new Way(blend, welcome.circles(), welcome.fading());
    }

    /** What scores mean of somebody who has so many contents that the model knows. */
    Optional<Chances> chancesOf(int known) {
      return (known == 0 ? welcome.chances() : chances).stream().findFirst();
    }

    /** How it scores, in words. */
    String method() {
      boolean another = recipe.engine() == Engine.MLLIB && blend.vectors() > 0;
      return another ? way().name() + BY_MLLIB : way().name();
    }
  }

  /** The newest model of earlier nights, if any is remembered. */
  static Optional<Fitted> newest(Inputs in) {
    return in
        .trailing(RecommendationModels.TABLE)
        .select(
            unix_date(RecommendationModels.FITTED_ON.col()),
            RecommendationModels.HORIZON_DAYS.col(),
            RecommendationModels.PEOPLE.col(),
            RecommendationModels.CONTENTS.col(),
            RecommendationModels.TIES.col(),
            RecommendationModels.MODEL.col())
        .orderBy(Table.DT.col().desc())
        .limit(1)
        .collectAsList()
        .stream()
        .findFirst()
        .flatMap(row -> read(in, row));
  }

  private static Optional<Fitted> read(Inputs in, Row row) {
    Facts facts =
        new Facts(
            LocalDate.ofEpochDay(row.getInt(0)),
            row.getInt(1),
            row.getLong(2),
            row.getLong(3),
            row.getLong(4));
    Numbers numbers =
        Json.read(
            row.getString(5).getBytes(StandardCharsets.UTF_8),
            Numbers.class,
            "model " + facts.id() + " of recommendation_models");
    return ContentRows.read(in, facts, numbers.recipe().rank())
        .map(told -> of(in, facts, numbers, told));
  }

  private static Fitted of(Inputs in, Facts facts, Numbers numbers, ContentRows.Told told) {
    Model model =
        new Model(
            told.vectors(),
            numbers.recipe().objective(),
            told.neighbours(),
            told.popularity(),
            told.cosine(),
            Neighbours.none(told.catalogue().count()),
            CircleModels.read(in, facts, told.popularity()));
    return new Fitted(facts, numbers, told.catalogue(), model);
  }

  /** Whether anybody had a content at the fit. */
  boolean knows(String content) {
    int number = catalogue.number(content);
    return number >= 0 && model.popularity().people(number) > 0;
  }

  /** The same for a night with more contents than the model knows: of these it says nothing. */
  Fitted among(Catalogue tonight, Neighbours likeness) {
    int[] numbers =
        IntStream.range(0, catalogue.count())
            .map(content -> tonight.number(catalogue.id(content)))
            .toArray();
    Factors vectors = Factors.zeros(tonight.count(), model.contents().rank());
    for (int content = 0; content < numbers.length; content++) {
      vectors.set(numbers[content], model.contents(), content);
    }
    Popularity popularity = model.popularity().renumbered(numbers, tonight.count());
    return new Fitted(
        facts,
        numbers(),
        tonight,
        new Model(
            vectors,
            model.objective(),
            model.neighbours().renumbered(numbers, tonight.count()),
            popularity,
            model.cosine().renumbered(numbers, tonight.count()),
            likeness,
            model.circles().renumbered(numbers, facts.people(), popularity)));
  }

  /** The row of a night that rests on the model. */
  RecommendationModels.RowOf row(LocalDate night) {
    return new RecommendationModels.RowOf(
        night,
        facts.id(),
        facts.fittedOn(),
        facts.horizonDays(),
        facts.people(),
        facts.contents(),
        facts.ties(),
        numbers.method(),
        Json.text(numbers));
  }
}
