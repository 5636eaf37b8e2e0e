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

/** The implicit ALS of spark.ml on the same ties, with as many blocks as there are cores. */
final class SparkAls {
  private final SparkSession spark;
  private final Dataset<Row> rows;
  private final Objective objective;
  private final int rank;

  /** Of blocks of people, who are numbered through. */
  SparkAls(SparkSession spark, JavaRDD<Ties> blocks, Objective objective, int rank) {
    this.spark = spark;
    this.objective = objective;
    this.rank = rank;
    List<Integer> people = blocks.map(Ties::people).collect();
    this.rows =
        spark
            .createDataFrame(TieRows.of(blocks, people), TieRows.SCHEMA)
            .persist(StorageLevel.MEMORY_AND_DISK());
    rows.count();
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
            .setNumBlocks(spark.sparkContext().defaultParallelism())
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
