package dev.vesper.bench;

import dev.vesper.jobs.factor.Best;
import dev.vesper.jobs.factor.FactorFit;
import dev.vesper.jobs.factor.Factors;
import dev.vesper.jobs.factor.Objective;
import dev.vesper.jobs.factor.Products;
import dev.vesper.jobs.factor.RankingQuality;
import dev.vesper.jobs.factor.Ties;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.recommendation.ALSModel;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * Vectors of people and contents, and the twenty contents of the largest products for each person,
 * beside the ALS of spark.ml on the same ties and for the same objective; and a night on which
 * every fiftieth person did something, beside a fit of everything.
 */
public final class FactorRace {
  private static final int SPARKS_ROUNDS = 10;
  private static final int SPARKS_BLOCKS = 10;
  private static final int MOST_ROUNDS = 40;
  private static final int WARM_ROUNDS = 2;
  private static final int STEPS = 3;
  private static final int BLOCKS = 8;
  private static final int PLACES = 20;
  private static final int SOME = 50;
  private static final int TOGETHER = 8;
  private static final Objective OBJECTIVE = new Objective(4, 0.05, 0);

  private final SparkSession spark;
  private final int rank;
  private final PlantedTies planted;
  private final JavaRDD<Ties> before;

  private FactorRace(SparkSession spark, int rank, PlantedTies planted) {
    this.spark = spark;
    this.rank = rank;
    this.planted = planted;
    this.before = ties(PlantedTies.When.BEFORE);
  }

  /**
   * Arguments: the project's directory, room, the rank, people, contents, ties, and our rounds:
   * where these are told, spark.ml does two rounds and lists for every fiftieth person, scaled up.
   */
  public static void main(String[] arguments) {
    List<Integer> numbers = Arrays.stream(arguments).skip(2).map(Integer::valueOf).toList();
    int rank = numbers.isEmpty() ? 64 : numbers.get(0);
    PlantedTies planted =
        numbers.size() < 4
            ? new PlantedTies(6_000, 3_700, 2_050_000)
            : new PlantedTies(numbers.get(1), numbers.get(2), numbers.get(3));
    SparkSession spark = LocalSpark.started("factor-race");
    FactorRace race = new FactorRace(spark, rank, planted);
    race.told();
    if (numbers.size() > 4) {
      race.scaled(numbers.get(4));
    } else {
      race.whole();
    }
    spark.stop();
  }

  private void told() {
    System.out.printf(
        "%d ties of %d people and %d contents, rank %d%n",
        before.map(each -> (long) each.count()).collect().stream().mapToLong(i -> i).sum(),
        planted.people(),
        planted.contents(),
        rank);
  }

  private JavaRDD<Ties> ties(PlantedTies.When when) {
    PlantedTies all = planted;
    JavaRDD<Ties> ties =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .parallelize(IntStream.range(0, BLOCKS).boxed().toList(), BLOCKS)
            .map(block -> all.block(block, BLOCKS, when))
            .persist(StorageLevel.MEMORY_AND_DISK());
    ties.count();
    return ties;
  }

  /** Until our loss is no larger than spark.ml's. */
  private void whole() {
    SparkAls als = new SparkAls(spark, before, OBJECTIVE, rank);
    als.fit(1);
    als.chooseBlocks(List.of(spark.sparkContext().defaultParallelism(), 4, SPARKS_BLOCKS));
    Timed<ALSModel> theirs = Timed.of(() -> als.fit(SPARKS_ROUNDS));
    double bar = loss(als.contents(theirs.value(), planted.contents()));
    System.out.printf("spark.ml, %d rounds: %s, loss %.0f%n", SPARKS_ROUNDS, theirs, bar);
    List<Double> losses = fit(before, start(), MOST_ROUNDS).losses();
    System.out.println("ours, losses: " + losses.stream().map("%.0f"::formatted).toList());
    int enough = (int) losses.stream().takeWhile(loss -> loss > bar).count() + 1;
    Timed<FactorFit.Found> ours = Timed.of(() -> fit(before, start(), enough));
    System.out.printf("ours, %d rounds: %s, loss %.0f%n", enough, ours, losses.get(enough - 1));
    compare("fit", theirs.wall(), ours.wall());
    Timed<Long> theirLists = Timed.of(() -> als.lists(theirs.value(), 1));
    Timed<Long> ourLists = Timed.of(() -> lists(before, ours.value()));
    System.out.printf("lists: spark.ml %s, ours %s%n", theirLists, ourLists);
    compare("fit and lists", theirs.wall() + theirLists.wall(), ours.wall() + ourLists.wall());
    als.forget();
    aNightOn(theirs.wall(), ours.value(), enough);
  }

  private void scaled(int rounds) {
    Timed<FactorFit.Found> ours = Timed.of(() -> fit(before, start(), rounds));
    System.out.printf("ours, %d rounds: %s%n", rounds, ours);
    Timed<Long> ourLists = Timed.of(() -> lists(before, ours.value()));
    System.out.printf("our lists: %s%n", ourLists);
    SparkAls als = new SparkAls(spark, before, OBJECTIVE, rank);
    Timed<ALSModel> one = Timed.of(() -> als.fit(1));
    Timed<ALSModel> two = Timed.of(() -> als.fit(2));
    double theirs = two.wall() + (SPARKS_ROUNDS - 2) * Math.max(0, two.wall() - one.wall());
    System.out.printf(
        "spark.ml: 1 round %s, 2 rounds %s, so %d rounds would take %.1f s%n",
        one, two, SPARKS_ROUNDS, theirs);
    compare("fit", theirs, ours.wall());
    Timed<Long> some = Timed.of(() -> als.lists(two.value(), SOME));
    System.out.printf("spark.ml, lists of every %dth: %s%n", SOME, some);
    compare("fit and lists", theirs + SOME * some.wall(), ours.wall() + ourLists.wall());
    als.forget();
    aNightOn(theirs, ours.value(), rounds);
  }

  /** What a night costs after which vectors are moved on, and how much worse they are. */
  private void aNightOn(double sparks, FactorFit.Found known, int rounds) {
    JavaRDD<Ties> tonight = ties(PlantedTies.When.TONIGHT);
    Timed<FactorFit.Found> warm = Timed.of(() -> fit(tonight, known.contents(), WARM_ROUNDS));
    Timed<FactorFit.Found> whole = Timed.of(() -> fit(tonight, start(), rounds));
    double kept = gain(tonight, warm.value());
    double fitted = gain(tonight, whole.value());
    System.out.printf(
        "a night on, 2 %% of the people changed: %s, NDCG@%d %.4f; all anew: %s, %.4f (%.3f)%n",
        warm, PLACES, kept, whole, fitted, kept / fitted);
    compare("warm beside all of spark.ml", sparks, warm.wall());
  }

  private static void compare(String what, double theirs, double ours) {
    System.out.printf("%s: %.1f times as fast%n", what, theirs / ours);
  }

  private Factors start() {
    return Factors.random(planted.contents(), rank, 7);
  }

  private static FactorFit.Found fit(JavaRDD<Ties> ties, Factors start, int rounds) {
    return new FactorFit(OBJECTIVE, rounds, STEPS, 0).fit(ties, start);
  }

  /** Its people's vectors are the exact ones for its contents, so that many steps find them. */
  private double loss(Factors contents) {
    return new FactorFit(OBJECTIVE, 1, 60, 0).fit(before, contents).losses().get(0);
  }

  /** How many places lists have. */
  private static long lists(JavaRDD<Ties> ties, FactorFit.Found found) {
    Factors contents = found.contents();
    return ties
        .zipPartitions(
            found.people(),
            (some, theirs) ->
                List.of(
                        Arrays.stream(lists(some.next(), theirs.next(), contents))
                            .mapToLong(list -> list.length)
                            .sum())
                    .iterator())
        .collect()
        .stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  private static int[][] lists(Ties ties, Factors people, Factors contents) {
    Products products = new Products(contents);
    float[][] scores = new float[TOGETHER][contents.count()];
    int[][] lists = new int[ties.people()][];
    for (int first = 0; first < lists.length; first += TOGETHER) {
      int some = Math.min(TOGETHER, lists.length - first);
      products.of(people, first, Arrays.copyOf(scores, some));
      for (int each = 0; each < some; each++) {
        lists[first + each] = best(ties, first + each, scores[each]);
      }
    }
    return lists;
  }

  private static int[] best(Ties ties, int person, float[] scores) {
    for (int tie = ties.start(person); tie < ties.start(person + 1); tie++) {
      scores[ties.content(tie)] = Float.NEGATIVE_INFINITY;
    }
    Best best = new Best(PLACES);
    for (int content = 0; content < scores.length; content++) {
      if (scores[content] > best.threshold()) {
        best.offer(content, scores[content]);
      }
    }
    return best.contents();
  }

  /** The mean gain of all who take something later. */
  private double gain(JavaRDD<Ties> ties, FactorFit.Found found) {
    PlantedTies all = planted;
    Factors contents = found.contents();
    JavaRDD<int[][]> lists =
        ties.zipPartitions(
            found.people(),
            (some, theirs) ->
                Collections.singleton(lists(some.next(), theirs.next(), contents)).iterator());
    List<double[]> sums =
        lists
            .mapPartitionsWithIndex(
                (block, its) ->
                    Collections.singleton(
                            gains(its.next(), all.block(block, BLOCKS, PlantedTies.When.LATER)))
                        .iterator(),
                true)
            .collect();
    return sums.stream().mapToDouble(sum -> sum[0]).sum()
        / sums.stream().mapToDouble(sum -> sum[1]).sum();
  }

  private static double[] gains(int[][] lists, Ties later) {
    double[] sums = new double[2];
    for (int each = 0; each < lists.length; each++) {
      int person = each;
      if (later.count(person) > 0) {
        sums[0] +=
            RankingQuality.of(
                    lists[person],
                    PLACES,
                    content -> later.has(person, content),
                    later.count(person))
                .gain();
        sums[1]++;
      }
    }
    return sums;
  }
}
