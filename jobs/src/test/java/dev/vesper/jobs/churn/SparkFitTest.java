package dev.vesper.jobs.churn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.pipeline.SparkForTests;
import dev.vesper.pipeline.warehouse.Json;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** What Spark fits is kept as plain numbers that say the same. */
final class SparkFitTest {
  private static final int PARTS = 4;
  private static final Examples TEACHING = planted(4_000, 4);
  private static final Map<Family, ChurnModel> MODELS = models();

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

  private static Map<Family, ChurnModel> models() {
    Map<Family, ChurnModel> models = new EnumMap<>(Family.class);
    for (Family family : Family.values()) {
      models.put(family, fit().fit(family, TEACHING));
    }
    return models;
  }

  @Test
  void contributionsAndTheStartAddUpToTheScore() {
    for (ChurnModel model : MODELS.values()) {
      for (double[] vector : Arrays.copyOf(TEACHING.vectors(), 50)) {
        double sum = model.start() + Arrays.stream(model.contributions(vector)).sum();
        assertEquals(sum, model.score(vector), 1e-6);
      }
    }
  }

  @Test
  void aModelReadFromItsTextSaysTheSame() {
    double[][] vectors = TEACHING.vectors();
    MODELS.forEach(
        (family, model) -> {
          ChurnModel read = ChurnModel.read(family, Json.text(model), "here");
          assertArrayEquals(model.scores(vectors), read.scores(vectors));
          assertArrayEquals(model.contributions(vectors[0]), read.contributions(vectors[0]));
        });
  }

  @Test
  void theSameUsersTeachTheSameModelOnAnyNumberOfCores() {
    Examples examples = planted(900, 3);
    for (Family family : Family.values()) {
      assertEquals(
          Json.text(fitOn(1).fit(family, examples)), Json.text(fitOn(7).fit(family, examples)));
    }
  }

  private static SparkFit fitOn(int cores) {
    SparkSession session = SparkForTests.session().newSession();
    session.conf().set("spark.sql.leafNodeDefaultParallelism", cores);
    session.conf().set("spark.sql.shuffle.partitions", cores);
    return new SparkFit(session, 20, 1);
  }

  @Test
  void aFewUsersTeachAFewLowTrees() {
    BoostedTrees few = (BoostedTrees) fit().fit(Family.BOOSTED_TREES, planted(300, 6));
    assertEquals(5, few.trees().size());
    assertTrue(few.trees().stream().allMatch(tree -> tree.nodes().size() <= 15));
    BoostedTrees many = (BoostedTrees) MODELS.get(Family.BOOSTED_TREES);
    assertEquals(20, many.trees().size());
    assertTrue(many.trees().stream().anyMatch(tree -> tree.nodes().size() > 15));
  }

  @Test
  void treesSeeWhatTwoPartsOnlySayTogetherAndTheRegressionDoesNot() {
    Examples judging = planted(6_000, 5);
    double trees = auc(MODELS.get(Family.BOOSTED_TREES), judging);
    double regression = auc(MODELS.get(Family.LOGISTIC), judging);
    assertTrue(trees > 0.84, "trees " + trees);
    assertTrue(regression > 0.7 && regression < trees - 0.05, "regression " + regression);
    double[] parts = MODELS.get(Family.LOGISTIC).contributions(new double[] {1, 1, 1, 1});
    assertTrue(parts[0] > 5 * Math.abs(parts[3]), Arrays.toString(parts));
  }

  private static double auc(ChurnModel model, Examples examples) {
    return Judgement.of(model.scores(examples.vectors()), examples.churned()).auc().orElseThrow();
  }
}
