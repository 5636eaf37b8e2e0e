package dev.vesper.jobs.recommend;

import dev.vesper.jobs.factor.Best;
import dev.vesper.jobs.factor.Ties;
import dev.vesper.jobs.statistics.Digits;
import dev.vesper.pipeline.table.PlainRows;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
  /** What fewer people have is new to the model, whenever it was published. */
  private static final int FEW = 10;

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
  }

  /** Whether a candidate is on the list; the others come after it, ranked on. */
  static final String LISTED = "is_listed";

  /** Tells more likely candidates apart where their chances are the same. */
  static final String LIKELIHOOD = "likelihood";

  /** The candidates of all. */
  static Dataset<Row> candidates(JavaRDD<People> people, Task task, SparkSession spark) {
    StructType schema =
        PlainRows.schema(Recommendations.TABLE)
            .add(LISTED, DataTypes.BooleanType, false)
            .add(LIKELIHOOD, DataTypes.DoubleType, true);
    return spark.createDataFrame(rows(people, task), schema);
  }

  /** The candidates of all, as plain rows. */
  static JavaRDD<Row> rows(JavaRDD<People> people, Task task) {
    Broadcast<Task> sent = JavaSparkContext.fromSparkContext(people.context()).broadcast(task);
    return people.flatMap(some -> new OfBlock(sent.value(), some).rows());
  }

  /** The people of one block. */
  private static final class OfBlock {
    private final Task task;
    private final People people;
    private final Ties had;
    private final Way way;
    private final Scorer scorer;
    private final float[] scores;
    private final float[] alike;
    private Optional<Chances> chances = Optional.empty();

    OfBlock(Task task, People people) {
      this.task = task;
      this.people = people;
      this.had = people.had();
      this.way = task.numbers().way();
      this.scorer = new Scorer(task.model(), people);
      this.scores = new float[scorer.count()];
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
      Best best = Shortlist.of(scores, had, person, task.offers()::isOffered, task.candidates());
      List<Integer> likely =
          Shortlist.varied(best.contents(), task.offers(), task.places(), task.ofATopic());
      Set<Integer> explored = isNew ? Set.of() : explored(person, likely);
      List<Integer> list = Shortlist.mixed(likely, explored, task.places());
      double activity = scorer.activity(person);
      Set<Integer> listed = new HashSet<>(list);
      IntStream rest = IntStream.of(best.contents()).filter(each -> !listed.contains(each));
      int[] all = IntStream.concat(list.stream().mapToInt(i -> i), rest).toArray();
      return IntStream.range(0, all.length)
          .mapToObj(
              place -> {
                int content = all[place];
                Source source =
                    explored.contains(content) ? Source.CONTENT : scorer.source(way, content);
                Place there =
                    new Place(place + 1, content, explored.contains(content), place < list.size());
                return row(person, there, source, likelihood(content, activity));
              });
    }

    private Optional<Double> likelihood(int content, double activity) {
      return chances.map(each -> each.likelihood(scores[content], activity));
    }

    /** What few people know and is most like what the person has, of what is not listed anyway. */
    private Set<Integer> explored(int person, List<Integer> likely) {
      if (task.newPlaces() == 0) {
        return Set.of();
      }
      scorer.likeness(alike);
      Set<Integer> listed = Set.copyOf(likely);
      Best best =
          Shortlist.of(
              alike,
              had,
              person,
              content ->
                  alike[content] > 0
                      && task.offers().isOffered(content)
                      && task.model().popularity().people(content) < FEW
                      && !listed.contains(content),
              task.newPlaces());
      return IntStream.of(best.contents())
          .boxed()
          .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Row row(int person, Place place, Source source, Optional<Double> likelihood) {
      int because = place.isListed() ? scorer.because(person, place.content()) : -1;
      return RowFactory.create(
          PlainRows.day(task.night()),
          people.ids().get(person),
          place.rank(),
          task.catalogue().id(place.content()),
          likelihood.map(each -> Digits.six(chances.orElseThrow().chance(each))).orElse(null),
          source.word(),
          because < 0 ? null : task.catalogue().id(because),
          place.isExploration(),
          task.modelId(),
          place.isListed(),
          likelihood.orElse(null));
    }
  }

  /** What stands at a rank. */
  private record Place(int rank, int content, boolean isExploration, boolean isListed) {}
}
