package dev.vesper.jobs.recommend;

import dev.vesper.jobs.factor.Ties;
import dev.vesper.jobs.statistics.Digits;
import dev.vesper.jobs.statistics.Discretion;
import dev.vesper.pipeline.table.PlainRows;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Makes the list of each person, and names what comes after it: rows of recommendations. */
final class Listing {
  private static final float[] NOTHING = {};

  private Listing() {}

  /**
   * What each task is told.
   *
   * @param modelId how the model is called
   * @param model what was learnt
   * @param numbers how it scores
   * @param catalogue the contents it knows
   * @param offers what may be on a list
   * @param night of the lists
   * @param candidates so many of the best are looked at
   * @param places of each list
   * @param ofATopic at most so many of them about one topic
   * @param newPlaces so many of them for contents that few people know
   */
  record Task(
      String modelId,
      Model model,
      Fitted.Numbers numbers,
      Catalogue catalogue,
      Offers offers,
      LocalDate night,
      int candidates,
      int places,
      int ofATopic,
      int newPlaces)
      implements Serializable {

    static Task of(Fitted fitted, Offers offers, LocalDate night, RecommendParams params) {
      return new Task(
          fitted.facts().id(),
          fitted.model(),
          fitted.numbers(),
          fitted.catalogue(),
          offers,
          night,
          params.candidates(),
          params.places(),
          params.ofATopic(),
          params.newPlaces());
    }

    /** Whether so few people have a content that it is new to the model, whenever published. */
    boolean isNew(int content) {
      return model.popularity().people(content) < Discretion.FEWEST;
    }
  }

  /** Whether a candidate is on the list; the others come after it, ranked on. */
  static final String LISTED = "is_listed";

  /** Tells more likely candidates apart where their chances are the same. */
  static final String LIKELIHOOD = "likelihood";

  /** Whether the person's own taste makes it a candidate, and not only a rule. */
  static final String WANTED = "is_wanted";

  /** Whether the list ends at this place. */
  static final String ENDS = "ends";

  /** How mixed the list is up to this place, in millionths. */
  static final String MIXTURE = "mixture";

  /** The candidates of all. */
  static Dataset<Row> candidates(JavaRDD<Guests> guests, Task task, SparkSession spark) {
    StructType schema =
        PlainRows.schema(Recommendations.TABLE)
            .add(LISTED, DataTypes.BooleanType, false)
            .add(LIKELIHOOD, DataTypes.DoubleType, true)
            .add(WANTED, DataTypes.BooleanType, false)
            .add(ENDS, DataTypes.BooleanType, false)
            .add(MIXTURE, DataTypes.LongType, true);
    return spark.createDataFrame(rows(guests, task), schema);
  }

  /** The candidates of all, as plain rows. */
  static JavaRDD<Row> rows(JavaRDD<Guests> guests, Task task) {
    Broadcast<Task> sent = JavaSparkContext.fromSparkContext(guests.context()).broadcast(task);
    return guests.flatMap(some -> new OfBlock(sent.value(), some).rows());
  }

  /** The people of one block. */
  private static final class OfBlock {
    private final Task task;
    private final Guests guests;
    private final Ties had;
    private final Way way;
    private final Scorer scorer;
    private final float[] scores;
    private final float[] order;
    private final float[] alike;
    private Optional<Chances> chances = Optional.empty();

    OfBlock(Task task, Guests guests) {
      this.task = task;
      this.guests = guests;
      this.had = guests.people().had();
      this.way = task.numbers().way();
      this.scorer = new Scorer(task.model(), guests.people());
      this.scores = new float[scorer.count()];
      this.order = new float[scorer.count()];
      this.alike = new float[scorer.count()];
    }

    Iterator<Row> rows() {
      return IntStream.range(0, had.people()).boxed().flatMap(this::ofPerson).iterator();
    }

    private Stream<Row> ofPerson(int person) {
      boolean isNew = scorer.known(person) == 0;
      chances = task.numbers().chancesOf(scorer.known(person));
      scorer.score(person);
      scorer.by(way, scores);
      double activity = scorer.activity(person);
      return composition(person).places(isNew ? NOTHING : alike()).stream()
          .map(
              place ->
                  row(
                      person,
                      place,
                      source(place),
                      chances.map(each -> each.likelihood(scores[place.content()], activity))));
    }

    private float[] alike() {
      scorer.likeness(alike);
      return alike;
    }

    /** Boosts move what stands where; of chances they change nothing. */
    private Composition composition(int person) {
      System.arraycopy(scores, 0, order, 0, scores.length);
      task.offers().conditions().boost(order, chances.map(Chances::rise).orElse(1.0));
      BitSet passed = guests.passed(person);
      return new Composition(
          task, had, person, order, content -> task.offers().isOffered(content, passed));
    }

    private Source source(Composition.Place place) {
      return switch (place.kind()) {
        case LIKELY -> scorer.source(way, place.content());
        case EXPLORED -> Source.CONTENT;
        case PINNED -> Source.PINNED;
      };
    }

    /** Where a catalogue runs out of what many have, the rest is not said to be popular. */
    private Reason reason(Composition.Place place, Source source) {
      if (place.kind() == Composition.Kind.EXPLORED) {
        return Reason.NEW_AND_ALIKE;
      }
      return source == Source.POPULAR && task.isNew(place.content())
          ? Reason.UNSEEN
          : Reason.of(source);
    }

    private Row row(
        int person, Composition.Place place, Source source, Optional<Double> likelihood) {
      int because = place.isListed() ? scorer.because(person, place.content(), source) : -1;
      boolean isExploration = place.kind() == Composition.Kind.EXPLORED;
      return RowFactory.create(
          PlainRows.day(task.night()),
          guests.people().ids().get(person),
          place.rank(),
          task.catalogue().id(place.content()),
          likelihood.map(each -> Digits.six(chances.orElseThrow().chance(each))).orElse(null),
          source.word(),
          reason(place, source).word(),
          because < 0 ? null : task.catalogue().id(because),
          isExploration,
          task.modelId(),
          place.isListed(),
          likelihood.orElse(null),
          place.isWanted() || place.kind() != Composition.Kind.PINNED,
          place.endsTheList(),
          place.mixture().orElse(null));
    }
  }
}
