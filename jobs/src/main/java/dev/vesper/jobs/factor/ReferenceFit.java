package dev.vesper.jobs.factor;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.recommendation.ALS;
import org.apache.spark.ml.recommendation.ALSModel;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Finds the vectors of contents with the implicit ALS of Spark's MLlib: the reference for {@link
 * FactorFit}.
 *
 * <p>Its objective is that of the package where a rating is the strength of a tie and alpha is
 * alpha, so that a tie weighs 1 + alpha · rating there as here; but its regParam is multiplied by
 * the number of ties of a person or content alone, so it knows no base. What our base adds is the
 * same for everybody: lambda · base · contents for each person, lambda · base · people for each
 * content. Both add up to lambda · base · people · contents, and regParam times the number of ties
 * adds up to
 *
 * <pre>  regParam · ties = lambda (ties + base · people · contents)</pre>
 *
 * <p>on either side when regParam is lambda (1 + base · people · contents / ties): length is as
 * dear as here in all, but dearer for who has much and less so for who has little. With a base of 0
 * the two objectives are equal.
 *
 * <p>A round of MLlib's remembers all rounds before it up to the last checkpoint, and some ten are
 * more than the stack of a task holds; so Spark has to know a directory for checkpoints.
 *
 * <p>MLlib adds numbers up in the order in which its tasks happen to end. All ties therefore lie in
 * one block, person after person: the same vectors on any number of cores, made by one of them.
 *
 * @param objective what vectors are to make small
 * @param rounds so many
 */
public record ReferenceFit(Objective objective, int rounds) {
  private static final int ROUNDS_OF_A_CHECKPOINT = 3;

  /**
   * Fits from random vectors; a content without ties has a vector of zeros.
   *
   * @param ties one block to a partition, kept in memory by the caller
   * @param contents how many there are
   */
  public Factors contents(JavaRDD<Ties> ties, int contents, int rank, long seed) {
    Factors found = Factors.zeros(contents, rank);
    long count = sum(ties.map(Ties::count).collect());
    if (count == 0) {
      return found;
    }
    if (!JavaSparkContext.fromSparkContext(ties.context()).getCheckpointDir().isPresent()) {
      throw new IllegalStateException("MLlib has no directory for checkpoints");
    }
    List<Integer> people = ties.map(Ties::people).collect();
    double unseen = objective.base() * sum(people) * contents / count;
    ALSModel model =
        new ALS()
            .setUserCol(TieRows.PERSON)
            .setItemCol(TieRows.CONTENT)
            .setRatingCol(TieRows.STRENGTH)
            .setImplicitPrefs(true)
            .setRank(rank)
            .setMaxIter(rounds)
            .setCheckpointInterval(ROUNDS_OF_A_CHECKPOINT)
            .setAlpha(objective.alpha())
            .setRegParam(objective.lambda() * (1 + unseen))
            .setNumBlocks(1)
            .setSeed(seed)
            .fit(
                SparkSession.active()
                    .createDataFrame(TieRows.of(ties, people).coalesce(1), TieRows.SCHEMA));
    for (Row row : model.itemFactors().collectAsList()) {
      List<Float> vector = row.getList(1);
      for (int each = 0; each < rank; each++) {
        found.values()[found.at(row.getInt(0)) + each] = vector.get(each);
      }
    }
    return found;
  }

  private static long sum(List<Integer> counts) {
    return counts.stream().mapToLong(Integer::longValue).sum();
  }
}
