package dev.vesper.jobs.recommend;

import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.unix_date;

import dev.vesper.jobs.factor.Factors;
import dev.vesper.jobs.factor.Ties;
import dev.vesper.jobs.similar.Neighbours;
import dev.vesper.jobs.taste.Affinities;
import dev.vesper.jobs.taste.ContentDays;
import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** Fits a model on a night: examines ways of scoring by the newest weeks, then learns from all. */
final class FitModel {
  /** So many days at most are held back for the examination. */
  static final int HORIZON = 28;

  /** Of so many days at most before these it learns for the examination. */
  static final int LOOK_BACK = 365;

  private static final int PARTS_OF_HISTORY = 3;
  static final int EXAMINED = 20_000;
  private static final int WATCHED = 10_000;
  private static final int FEWEST_TAKEN = 50;
  static final int FEWEST_EXAMINED = 30;

  private final Inputs in;
  private final LocalDate night;
  private final Dataset<Row> listed;
  private final Gathering gathering;
  private final Catalogue catalogue;
  private final Neighbours likeness;
  private final TonightsOffers told;
  private final RecommendParams params;
  private final List<String> notes = new ArrayList<>();
  private final List<RecommendationQuality.RowOf> marks = new ArrayList<>();

  /**
   * What is known of the night before a fit.
   *
   * @param listed who is to get a list
   * @param gathering how people are gathered
   * @param likeness how alike contents are by what is written about them
   * @param told what is told of contents
   */
  record Tonight(
      LocalDate night,
      Dataset<Row> listed,
      Gathering gathering,
      Neighbours likeness,
      TonightsOffers told) {}

  FitModel(Inputs in, Tonight tonight, RecommendParams params) {
    this.in = in;
    this.night = tonight.night();
    this.listed = tonight.listed();
    this.gathering = tonight.gathering();
    this.catalogue = gathering.catalogue();
    this.likeness = tonight.likeness();
    this.told = tonight.told();
    this.params = params;
  }

  /** What is to be said of the fit. */
  List<String> notes() {
    return notes;
  }

  /** How good each way of scoring was. */
  List<RecommendationQuality.RowOf> marks() {
    return marks;
  }

  /** How it scores, and what the scores mean. */
  private record Choice(int horizon, Blend blend, List<Chances> chances, Welcome welcome) {}

  Fitted fit(JavaRDD<People> tonight, Optional<Fitted> earlier) {
    Choice choice = choice();
    JavaRDD<People> gathered = tonight.persist(StorageLevel.MEMORY_AND_DISK());
    JavaRDD<Ties> ties = gathered.map(People::had);
    Model learnt =
        Learning.from(ties, likeness, params.easeContents())
            .model(params.recipe(), start(earlier), params.seed());
    Model model = learnt.with(circles(gathered, learnt, gathering));
    List<Long> people = ties.map(Ties::tied).collect();
    List<Long> pairs = ties.map(each -> (long) each.count()).collect();
    gathered.unpersist(false);
    return new Fitted(
        new Fitted.Facts(night, choice.horizon(), sum(people), catalogue.count(), sum(pairs)),
        new Fitted.Numbers(
            params.recipe(), params.taste(), choice.blend(), choice.chances(), choice.welcome()),
        catalogue,
        model);
  }

  private Circles circles(JavaRDD<People> people, Model learnt, Gathering known) {
    return CircleCounts.of(people, known.circles(), learnt.popularity(), listed.sparkSession());
  }

  private static long sum(List<Long> parts) {
    return parts.stream().mapToLong(Long::longValue).sum();
  }

  /** Vectors of an earlier model where it knew the content, else random ones. */
  private Factors start(Optional<Fitted> earlier) {
    int rank = params.recipe().rank();
    Factors start = Factors.random(catalogue.count(), rank, params.seed());
    earlier
        .filter(known -> known.model().contents().rank() == rank)
        .ifPresent(
            known -> {
              for (int content = 0; content < catalogue.count(); content++) {
                int number = known.catalogue().number(catalogue.id(content));
                if (number >= 0) {
                  start.set(content, known.model().contents(), number);
                }
              }
            });
    return start;
  }

  private Choice choice() {
    Dataset<Row> days =
        TasteRows.theirs(
            in.trailing(ContentDays.TABLE).unionByName(in.tonight(ContentDays.TABLE)),
            ContentDays.USER_ID,
            listed);
    List<Row> first = days.agg(unix_date(min(Table.DT.col()))).collectAsList();
    if (first.get(0).isNullAt(0)) {
      return unexamined("nobody dealt with anything");
    }
    LocalDate begun = LocalDate.ofEpochDay(first.get(0).getInt(0));
    int known = Math.toIntExact(ChronoUnit.DAYS.between(begun, night)) + 1;
    int horizon = horizon(known);
    if (horizon == 0) {
      return unexamined("what people do is known of %d days only".formatted(known));
    }
    LocalDate until = night.minusDays(horizon);
    Dataset<Row> circles = CircleRows.of(in, CircleRows.asOf(listed, until));
    Gathering then = gathering.with(CircleRows.names(circles));
    JavaRDD<People> people =
        then.of(TasteRows.split(days, until, params), circles)
            .persist(StorageLevel.MEMORY_AND_DISK());
    NewPeople newPeople = NewPeople.of(in, listed, days, new NewPeople.Split(until, then)).kept();
    try {
      return examined(people, newPeople, horizon);
    } finally {
      people.unpersist(false);
      newPeople.forget();
    }
  }

  private Model learnt(JavaRDD<People> people, Gathering then) {
    Model learnt =
        Learning.from(people.map(People::had), likeness, params.easeContents())
            .model(params.recipe(), params.seed());
    return learnt.with(circles(people, learnt, then));
  }

  private Choice examined(JavaRDD<People> people, NewPeople newPeople, int horizon) {
    Model model = learnt(people, newPeople.gathering());
    Offers then = told.notWithdrawn(catalogue, night.minusDays(horizon));
    List<Examined> tried =
        new Examination(Blend.TRIED, then, params.cuts(), EXAMINED).of(people, model);
    long examined = tried.get(0).marks().people();
    if (examined < FEWEST_EXAMINED) {
      return unexamined(
          "%d users who had something took more, and %d are too few to tell by"
              .formatted(examined, FEWEST_EXAMINED - 1));
    }
    Blend blend = Examined.best(tried).blend();
    Welcoming welcoming = new Welcoming(model, then, params);
    CircleWeights circles = welcoming.circles(newPeople);
    List<Examined> ways = new ArrayList<>(tried);
    ways.addAll(welcoming.faded(people, blend, circles));
    Way best = Examined.best(ways);
    for (Examined each : ways) {
      mark(horizon, new Marked(each, each.way().name(), each.way().equals(best)));
    }
    welcoming.marks(circles).forEach(each -> mark(horizon, each));
    notes.addAll(welcoming.notes());
    Way chosen = new Way(blend, circles, best.fading());
    List<Chances> chances =
        chances(About.KNOWN_PEOPLE, watching(chosen, About.KNOWN_PEOPLE, then).of(people, model));
    List<Chances> ofNew =
        chances(
            About.NEW_PEOPLE,
            watching(chosen, About.NEW_PEOPLE, then).of(newPeople.there(), model));
    return new Choice(horizon, blend, chances, new Welcome(circles, best.fading(), ofNew));
  }

  private void mark(int horizon, Marked each) {
    RecommendationQuality.Lists lists =
        new RecommendationQuality.Lists(night, night.minusDays(horizon), each.examined().places());
    marks.add(RecommendationQuality.examined(lists, each));
  }

  private Watching watching(Way way, About about, Offers then) {
    return new Watching(way, about, then, params.candidates(), WATCHED);
  }

  /** What scores mean of some people; none or one. */
  private List<Chances> chances(About about, List<Outcome> outcomes) {
    long taken = outcomes.stream().filter(Outcome::taken).count();
    if (taken < FEWEST_TAKEN) {
      notes.add(
          "only %d places of lists of %s came true, so no chances of theirs are told"
              .formatted(taken, about.words()));
      return List.of();
    }
    Optional<Chances> chances = Chances.of(outcomes);
    if (chances.isEmpty()) {
      notes.add(
          "higher scores of %s did not come true more often, so no chances of theirs are told"
              .formatted(about.words()));
    }
    return chances.stream().toList();
  }

  /** How many of so many days are held back for an examination. */
  static int horizon(int days) {
    return Math.min(HORIZON, days / PARTS_OF_HISTORY);
  }

  private Choice unexamined(String why) {
    notes.add(
        "%s, so no way of scoring could be examined: popularity is used, of new people %s"
            .formatted(why, CircleWeights.USUAL.name()));
    return new Choice(0, Blend.POPULAR, List.of(), Welcome.USUAL);
  }

  /** All contents that anybody who is listed ever dealt with. */
  static Catalogue known(Dataset<Row> affinities, Dataset<Row> listed) {
    return Catalogue.of(
        TasteRows.theirs(affinities, Affinities.USER_ID, listed)
            .select(Affinities.CONTENT_ID.col())
            .distinct()
            .collectAsList()
            .stream()
            .map(row -> row.getString(0))
            .toList());
  }
}
