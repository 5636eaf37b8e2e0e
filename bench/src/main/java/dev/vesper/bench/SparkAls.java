package dev.vesper.bench;

import dev.vesper.jobs.factor.Factors;
import dev.vesper.jobs.factor.Objective;
import dev.vesper.jobs.factor.TieRows;
import dev.vesper.jobs.factor.Ties;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.recommendation.ALS;
import org.apache.spark.ml.recommendation.ALSModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/** The implicit ALS of spark.ml on the same ties. */
final class SparkAls {
  private final Dataset<Row> rows;
  private final Objective objective;
  private final int rank;
  private int blocks;

  /**
   * Of blocks of people, who are numbered through; as many blocks of its own as there are cores.
   */
  SparkAls(SparkSession spark, JavaRDD<Ties> ties, Objective objective, int rank) {
    this.objective = objective;
    this.rank = rank;
    this.blocks = spark.sparkContext().defaultParallelism();
    List<Integer> people = ties.map(Ties::people).collect();
    this.rows =
        spark
            .createDataFrame(TieRows.of(ties, people), TieRows.SCHEMA)
            .persist(StorageLevel.MEMORY_AND_DISK());
    rows.count();
  }

  /** Takes that one of some numbers of blocks with which two rounds are fastest here. */
  void chooseBlocks(List<Integer> numbers) {
    int best = blocks;
    double least = Double.MAX_VALUE;
    for (int each : numbers) {
      blocks = each;
      Timed<ALSModel> two = Timed.of(() -> fit(2));
      System.out.printf("spark.ml, 2 rounds in %d blocks: %s%n", each, two);
      if (two.wall() < least) {
        least = two.wall();
        best = each;
      }
    }
    blocks = best;
  }

  ALSModel fit(int rounds) {
    ALSModel model =
        new ALS()
            .setUserCol(TieRows.PERSON)
            .setItemCol(TieRows.CONTENT)
            .setRatingCol(TieRows.STRENGTH)
            .setImplicitPrefs(true)
            .setRank(rank)
            .setMaxIter(rounds)
            .setAlpha(objective.alpha())
            .setRegParam(objective.lambda())
            .setNumBlocks(blocks)
            .setSeed(11)
            .fit(rows);
    model.itemFactors().count();
    model.userFactors().count();
    return model;
  }

  /** The first twenty of every so many people; what they have is among them. */
  long lists(ALSModel model, int every) {
    Dataset<Row> people =
        rows.select(TieRows.PERSON)
            .distinct()
            .where("mod(%s, %d) = 0".formatted(TieRows.PERSON, every))
            .persist();
    people.count();
    Dataset<Row> lists =
        every == 1 ? model.recommendForAllUsers(20) : model.recommendForUserSubset(people, 20);
    return lists.selectExpr("sum(size(recommendations))").head().getLong(0);
  }

  /** The vectors of contents that it found. */
  Factors contents(ALSModel model, int contents) {
    float[] values = new float[contents * rank];
    for (Row row : model.itemFactors().collectAsList()) {
      List<Float> vector = row.getList(1);
      for (int each = 0; each < rank; each++) {
        values[row.getInt(0) * rank + each] = vector.get(each);
      }
    }
    return Factors.of(rank, values);
  }

  void forget() {
    rows.unpersist(true);
  }
}
