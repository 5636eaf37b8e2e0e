package dev.vesper.bench;

import dev.vesper.jobs.factor.Factors;
import dev.vesper.jobs.factor.Objective;
import dev.vesper.jobs.factor.Ties;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.recommendation.ALS;
import org.apache.spark.ml.recommendation.ALSModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/** The implicit ALS of spark.ml on the same ties, with as many blocks as there are cores. */
final class SparkAls {
  private static final StructType SCHEMA =
      new StructType()
          .add("user", DataTypes.IntegerType, false)
          .add("item", DataTypes.IntegerType, false)
          .add("rating", DataTypes.FloatType, false);

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
    int[] first = new int[people.size()];
    for (int block = 1; block < first.length; block++) {
      first[block] = first[block - 1] + people.get(block - 1);
    }
    JavaRDD<Row> ties =
        blocks.mapPartitionsWithIndex((block, its) -> rows(its.next(), first[block]), true);
    this.rows = spark.createDataFrame(ties, SCHEMA).persist(StorageLevel.MEMORY_AND_DISK());
    rows.count();
  }

  private static Iterator<Row> rows(Ties ties, int first) {
    return IntStream.range(0, ties.people())
        .boxed()
        .flatMap(
            person ->
                IntStream.range(ties.start(person), ties.start(person + 1))
                    .mapToObj(
                        tie ->
                            RowFactory.create(
                                first + person, ties.content(tie), ties.strength(tie))))
        .iterator();
  }

  ALSModel fit(int rounds) {
    ALSModel model =
        new ALS()
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
        rows.select("user").distinct().where("mod(user, %d) = 0".formatted(every)).persist();
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
