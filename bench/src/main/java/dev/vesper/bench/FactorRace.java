package dev.vesper.bench;

import dev.vesper.jobs.factor.FactorFit;
import dev.vesper.jobs.factor.Factors;
import dev.vesper.jobs.factor.Objective;
import dev.vesper.jobs.factor.Ties;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.recommendation.ALS;
import org.apache.spark.ml.recommendation.ALSModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/**
 * Vectors of people and contents for 1 million ties, beside the ALS of spark.ml on the same ties,
 * for the same objective: how long until ours costs no more than spark.ml's after its rounds.
 */
public final class FactorRace {
  private static final int SPARKS_ROUNDS = 10;
  private static final int MOST_ROUNDS = 40;
  private static final int STEPS = 3;
  private static final int BLOCKS = 8;
  private static final Objective OBJECTIVE = new Objective(4, 0.05, 0);

  private final SparkSession spark;
  private final int rank;
  private final Ties[] ties;
  private final int contents;

  private FactorRace(SparkSession spark, int rank, PlantedTies planted) {
    this.spark = spark;
    this.rank = rank;
    this.ties = planted.blocks(BLOCKS);
    this.contents = planted.contents();
  }

  /** Arguments: the project's directory, room, the rank, people, contents, ties. */
  public static void main(String[] arguments) {
    List<Integer> numbers = Arrays.stream(arguments).skip(2).map(Integer::valueOf).toList();
    int rank = numbers.isEmpty() ? 64 : numbers.get(0);
    PlantedTies planted =
        numbers.size() < 4
            ? new PlantedTies(6_000, 3_700, 1_000_000)
            : new PlantedTies(numbers.get(1), numbers.get(2), numbers.get(3));
    SparkSession spark = LocalSpark.started("factor-race");
    new FactorRace(spark, rank, planted).race();
    spark.stop();
  }

  private void race() {
    JavaRDD<Ties> blocks =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .parallelize(Arrays.asList(ties), BLOCKS)
            .persist(StorageLevel.MEMORY_AND_DISK());
    System.out.printf(
        "%d ties of %d people and %d contents, rank %d%n",
        Arrays.stream(ties).mapToLong(Ties::count).sum(),
        Arrays.stream(ties).mapToInt(Ties::people).sum(),
        contents,
        rank);
    Dataset<Row> rows = rows();
    rows.persist(StorageLevel.MEMORY_AND_DISK()).count();
    Timed<ALSModel> theirs = Timed.of(() -> sparkFit(rows));
    double bar = sparksLoss(theirs.value(), blocks);
    System.out.printf("spark.ml, %d rounds: %s, loss %.0f%n", SPARKS_ROUNDS, theirs, bar);
    Timed<FactorFit.Found> all = Timed.of(() -> fit(blocks, MOST_ROUNDS));
    List<Double> losses = all.value().losses();
    System.out.println("ours, losses: " + losses.stream().map("%.0f"::formatted).toList());
    int rounds = 1;
    while (rounds < losses.size() && losses.get(rounds - 1) > bar) {
      rounds++;
    }
    int enough = rounds;
    Timed<FactorFit.Found> ours = Timed.of(() -> fit(blocks, enough));
    System.out.printf("ours, %d rounds: %s, loss %.0f%n", enough, ours, losses.get(enough - 1));
    System.out.printf(
        "ratio: %.1f times as fast, %.1f by processor time%n",
        theirs.wall() / ours.wall(), theirs.processor() / ours.processor());
  }

  private FactorFit.Found fit(JavaRDD<Ties> blocks, int rounds) {
    return new FactorFit(OBJECTIVE, rounds, STEPS, 0)
        .fit(blocks, Factors.random(contents, rank, 7));
  }

  private Dataset<Row> rows() {
    List<Row> rows = new ArrayList<>();
    int first = 0;
    for (Ties block : ties) {
      for (int person = 0; person < block.people(); person++) {
        for (int tie = block.start(person); tie < block.start(person + 1); tie++) {
          rows.add(RowFactory.create(first + person, block.content(tie), block.strength(tie)));
        }
      }
      first += block.people();
    }
    StructType schema =
        new StructType()
            .add("user", DataTypes.IntegerType, false)
            .add("item", DataTypes.IntegerType, false)
            .add("rating", DataTypes.FloatType, false);
    return spark.createDataFrame(rows, schema);
  }

  private ALSModel sparkFit(Dataset<Row> rows) {
    ALSModel model =
        new ALS()
            .setImplicitPrefs(true)
            .setRank(rank)
            .setMaxIter(SPARKS_ROUNDS)
            .setAlpha(OBJECTIVE.alpha())
            .setRegParam(OBJECTIVE.lambda())
            .setNumBlocks(spark.sparkContext().defaultParallelism())
            .setSeed(11)
            .fit(rows);
    model.itemFactors().count();
    model.userFactors().count();
    return model;
  }

  /** Its people's vectors are the exact ones for its contents, so that many steps find them. */
  private double sparksLoss(ALSModel model, JavaRDD<Ties> blocks) {
    float[] values = new float[contents * rank];
    for (Row row : model.itemFactors().collectAsList()) {
      List<Float> vector = row.getList(1);
      for (int each = 0; each < rank; each++) {
        values[row.getInt(0) * rank + each] = vector.get(each);
      }
    }
    return new FactorFit(OBJECTIVE, 1, 60, 0).fit(blocks, Factors.of(rank, values)).losses().get(0);
  }

  /**
   * People and contents of 20 tastes, contents of very different popularity.
   *
   * @param ties about so many
   */
  private record PlantedTies(int people, int contents, int ties) {
    private static final int TASTES = 20;

    Ties[] blocks(int blocks) {
      SplittableRandom random = new SplittableRandom(5);
      double[] popular = new double[contents];
      for (int content = 0; content < contents; content++) {
        popular[content] = Math.pow(random.nextDouble(), 3) + 0.01;
      }
      double sum = Arrays.stream(popular).sum();
      double each = (double) ties / people / sum;
      Ties[] made = new Ties[blocks];
      for (int block = 0; block < blocks; block++) {
        int count = (int) ((long) people * (block + 1) / blocks - (long) people * block / blocks);
        made[block] = ties(count, popular, each, random);
      }
      return made;
    }

    private Ties ties(int count, double[] popular, double each, SplittableRandom random) {
      Ties.Builder builder = new Ties.Builder();
      for (int person = 0; person < count; person++) {
        int taste = random.nextInt(TASTES);
        int second = random.nextInt(TASTES);
        double busy = 0.3 - 0.7 * Math.log(1 - random.nextDouble());
        for (int content = 0; content < contents; content++) {
          int of = content % TASTES;
          double liking = of == taste ? 8 : of == second ? 4 : 0.45;
          if (random.nextDouble() < Math.min(0.9, each * busy * liking * popular[content])) {
            builder.tie(content, 1 + random.nextInt(3));
          }
        }
        builder.endOfPerson();
      }
      return builder.build();
    }
  }
}
