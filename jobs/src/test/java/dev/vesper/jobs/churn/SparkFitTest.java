package dev.vesper.jobs.churn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.pipeline.SparkForTests;
import java.util.Arrays;
import java.util.Random;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** What Spark fits is kept as plain numbers that say the same. */
final class SparkFitTest {
  private static final int PARTS = 4;

  /** The first part counts alone, the next two only together, the last not at all. */
  private static Examples planted(int users, long seed) {
    Random random = new Random(seed);
    double[][] vectors = new double[users][PARTS];
    boolean[] churned = new boolean[users];
    for (int i = 0; i < users; i++) {
      for (int part = 0; part < PARTS; part++) {
        vectors[i][part] = random.nextGaussian();
      }
      double[] v = vectors[i];
      double score = 1.5 * v[0] + 2 * Math.signum(v[1] * v[2]) - 1;
      churned[i] = random.nextDouble() < 1 / (1 + Math.exp(-score));
    }
    return new Examples(vectors, churned);
  }

  private static SparkFit fit() {
    return new SparkFit(SparkForTests.session(), 20, 1);
  }

  @Test
  void contributionsAndTheStartAddUpToTheScore() {
    Examples examples = planted(1_000, 1);
    for (Family family : Family.values()) {
      ChurnModel model = fit().fit(family, examples);
      for (double[] vector : Arrays.copyOf(examples.vectors(), 50)) {
        double sum = model.start() + Arrays.stream(model.contributions(vector)).sum();
        assertEquals(sum, model.score(vector), 1e-6);
      }
    }
  }

  @Test
  void aModelReadFromItsTextSaysTheSame() {
    Examples examples = planted(1_000, 2);
    for (Family family : Family.values()) {
      ChurnModel model = fit().fit(family, examples);
      ChurnModel read = ModelText.model(family, ModelText.of((Record) model));
      assertArrayEquals(model.scores(examples.vectors()), read.scores(examples.vectors()));
      assertArrayEquals(
          model.contributions(examples.vectors()[0]), read.contributions(examples.vectors()[0]));
    }
  }

  @Test
  void theSameUsersTeachTheSameModelOnAnyNumberOfCores() {
    Examples examples = planted(1_500, 3);
    for (Family family : Family.values()) {
      assertEquals(
          ModelText.of((Record) fitOn(1).fit(family, examples)),
          ModelText.of((Record) fitOn(7).fit(family, examples)));
    }
  }

  private static SparkFit fitOn(int cores) {
    SparkSession session = SparkForTests.session().newSession();
    session.conf().set("spark.sql.leafNodeDefaultParallelism", cores);
    session.conf().set("spark.sql.shuffle.partitions", cores);
    return new SparkFit(session, 10, 1);
  }

  @Test
  void treesSeeWhatTwoPartsOnlySayTogetherAndTheRegressionDoesNot() {
    Examples teaching = planted(6_000, 4);
    Examples judging = planted(6_000, 5);
    double trees = auc(fit().fit(Family.BOOSTED_TREES, teaching), judging);
    double regression = auc(fit().fit(Family.LOGISTIC, teaching), judging);
    assertTrue(trees > 0.84, "trees " + trees);
    assertTrue(regression > 0.7 && regression < trees - 0.05, "regression " + regression);
    ChurnModel model = fit().fit(Family.LOGISTIC, teaching);
    double[] parts = model.contributions(new double[] {1, 1, 1, 1});
    assertTrue(parts[0] > 10 * Math.abs(parts[3]), Arrays.toString(parts));
  }

  private static double auc(ChurnModel model, Examples examples) {
    return Judgement.of(model.scores(examples.vectors()), examples.churned()).auc().orElseThrow();
  }
}
