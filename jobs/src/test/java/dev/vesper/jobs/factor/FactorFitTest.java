package dev.vesper.jobs.factor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.pipeline.SparkForTests;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.recommendation.ALS;
import org.apache.spark.ml.recommendation.ALSModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FactorFitTest {
  private static final Objective OBJECTIVE = new Objective(3, 0.05, 0);
  private static final int RANK = 6;

  private static FactorFit.Found fit(float[][] rows, int blocks, int rounds) {
    Factors start = Factors.random(rows[0].length, RANK, 7);
    return new FactorFit(OBJECTIVE, rounds, 3, 0).fit(SomeTies.blocks(rows, blocks), start);
  }

  private static ALSModel sparkFit(float[][] rows, int rounds) {
    List<Row> ties = new ArrayList<>();
    for (int person = 0; person < rows.length; person++) {
      for (int content = 0; content < rows[person].length; content++) {
        if (rows[person][content] > 0) {
          ties.add(RowFactory.create(person, content, rows[person][content]));
        }
      }
    }
    StructType schema =
        new StructType()
            .add("user", DataTypes.IntegerType)
            .add("item", DataTypes.IntegerType)
            .add("rating", DataTypes.FloatType);
    return new ALS()
        .setImplicitPrefs(true)
        .setRank(RANK)
        .setMaxIter(rounds)
        .setAlpha(OBJECTIVE.alpha())
        .setRegParam(OBJECTIVE.lambda())
        .setNumBlocks(2)
        .setCheckpointInterval(3)
        .setSeed(11)
        .fit(SparkForTests.session().createDataFrame(ties, schema));
  }

  private static Factors factors(Dataset<Row> rows, int count) {
    Factors factors = Factors.zeros(count, RANK);
    for (Row row : rows.collectAsList()) {
      List<Float> vector = row.getList(1);
      for (int each = 0; each < RANK; each++) {
        factors.values()[factors.at(row.getInt(0)) + each] = vector.get(each);
      }
    }
    return factors;
  }

  @Test
  void theLossNeverRisesAndIsTheOneOfAllPairs() {
    float[][] rows = SomeTies.of(90, 40, 4, 1);
    FactorFit.Found found = fit(rows, 3, 12);
    assertEquals(12, found.losses().size());
    for (int round = 1; round < 12; round++) {
      assertTrue(found.losses().get(round) <= found.losses().get(round - 1) * (1 + 1e-6));
    }
    double loss = SomeTies.loss(rows, SomeTies.people(found), found.contents(), OBJECTIVE);
    assertEquals(loss, found.losses().get(11), loss * 1e-5);
  }

  @Test
  void theLossIsNoMoreThanThatOfSparksOwnSolverForTheSameObjective(@TempDir Path checkpoints) {
    SparkForTests.session().sparkContext().setCheckpointDir(checkpoints.toString());
    float[][] rows = SomeTies.of(240, 60, 4, 2);
    ALSModel model = sparkFit(rows, 12);
    Factors contents = factors(model.itemFactors(), 60);
    double sparks = SomeTies.loss(rows, factors(model.userFactors(), 240), contents, OBJECTIVE);
    List<Double> fromTheirs =
        new FactorFit(OBJECTIVE, 1, 30, 0).fit(SomeTies.blocks(rows, 2), contents).losses();
    assertEquals(sparks, fromTheirs.get(0), sparks * 1e-4);
    List<Double> losses = fit(rows, 2, 40).losses();
    assertTrue(losses.get(39) <= sparks * 1.001, losses.get(39) + " against " + sparks);
  }

  @Test
  void theLossNeverRisesThroughManyRoundsInOneBlockOrSeveral() {
    float[][] rows = SomeTies.of(120, 40, 4, 8);
    for (int blocks : new int[] {1, 3}) {
      List<Double> losses = fit(rows, blocks, 150).losses();
      for (int round = 1; round < losses.size(); round++) {
        assertTrue(losses.get(round) <= losses.get(round - 1) * (1 + 1e-6), "round " + round);
      }
      assertTrue(losses.size() > 20, "rounds: " + losses.size());
    }
  }

  @Test
  void peopleSolvedToTheEndAreThoseOfSparksExactSolver() {
    float[][] rows = SomeTies.of(60, 30, 3, 3);
    ALSModel model = sparkFit(rows, 4);
    Factors expected = factors(model.userFactors(), 60);
    FactorFit manySteps = new FactorFit(OBJECTIVE, 1, 50, 0);
    Factors people =
        SomeTies.people(manySteps.fit(SomeTies.blocks(rows, 2), factors(model.itemFactors(), 30)));
    assertArrayEquals(expected.values(), people.values(), 2e-4f);
  }

  @Test
  void blocksAreFixedSoThatNothingElseDecidesTheVectors() {
    float[][] rows = SomeTies.of(70, 25, 3, 4);
    FactorFit.Found found = fit(rows, 5, 4);
    FactorFit.Found again = fit(rows, 5, 4);
    assertArrayEquals(found.contents().values(), again.contents().values());
    assertArrayEquals(SomeTies.people(found).values(), SomeTies.people(again).values());
  }

  @Test
  void oneBlockDealtWithHereFindsWhatBlocksDealtWithByTasksFind() {
    float[][] rows = SomeTies.of(70, 25, 3, 4);
    double here = fit(rows, 1, 8).losses().get(7);
    assertEquals(fit(rows, 3, 8).losses().get(7), here, here * 1e-5);
  }

  @Test
  void fewRoundsFromWhereItEndedBeatManyFromTheBeginning() {
    float[][] rows = SomeTies.of(90, 40, 4, 5);
    FactorFit.Found before = fit(rows, 2, 20);
    rows[3][7] = 5;
    rows[4] = new float[40];
    List<Double> warm =
        new FactorFit(OBJECTIVE, 2, 3, 0).fit(SomeTies.blocks(rows, 2), before.contents()).losses();
    assertTrue(warm.get(1) < fit(rows, 2, 6).losses().get(5));
  }

  @Test
  void itRestsWhereARoundTakesTooLittleAway() {
    float[][] rows = SomeTies.of(60, 30, 3, 6);
    Factors start = Factors.random(30, RANK, 7);
    List<Double> losses =
        new FactorFit(OBJECTIVE, 200, 3, 1e-3).fit(SomeTies.blocks(rows, 2), start).losses();
    int last = losses.size() - 1;
    assertTrue(last < 60);
    assertTrue(losses.get(last - 1) - losses.get(last) <= 1e-3 * losses.get(last));
    assertTrue(losses.get(last - 2) - losses.get(last - 1) > 1e-3 * losses.get(last - 1));
  }

  @Test
  void onePersonOneContentEverybodysContentAndNobodyEndInNumbers() {
    float[][] onlyOne = {{1}};
    float[][] everybodys = new float[30][1];
    for (float[] row : everybodys) {
      row[0] = 1000;
    }
    float[][] nobody = new float[1][3];
    float[][] busy = new float[2][100_000];
    Arrays.fill(busy[0], 2);
    for (float[][] rows : List.of(onlyOne, everybodys, nobody, busy)) {
      FactorFit.Found found = fit(rows, 1, 5);
      assertTrue(found.losses().stream().allMatch(Double::isFinite));
      for (float value : SomeTies.people(found).values()) {
        assertTrue(Float.isFinite(value));
      }
      for (float value : found.contents().values()) {
        assertTrue(Float.isFinite(value));
      }
    }
  }
}
