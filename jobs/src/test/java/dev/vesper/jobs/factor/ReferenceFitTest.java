package dev.vesper.jobs.factor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.pipeline.SparkForTests;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reference makes the same sum small, and so do its vectors ours. */
final class ReferenceFitTest {
  @TempDir private static Path checkpoints;

  private static final int PEOPLE = 300;
  private static final int CONTENTS = 40;
  private static final int RANK = 6;
  private static final float[][] ROWS = SomeTies.of(PEOPLE, CONTENTS, 4, 3);

  @BeforeAll
  static void remember() {
    SparkForTests.session().sparkContext().setCheckpointDir(checkpoints.toString());
  }

  private static Factors reference(Objective objective, int blocks, int rounds) {
    return new ReferenceFit(objective, rounds)
        .contents(SomeTies.blocks(ROWS, blocks), CONTENTS, RANK, 5);
  }

  /** What the best vectors of people for these of contents cost. */
  private static double loss(Factors contents, Objective objective) {
    return new FactorFit(objective, 1, 60, 0)
        .fit(SomeTies.blocks(ROWS, 1), contents)
        .losses()
        .get(0);
  }

  private static double ours(Objective objective) {
    return new FactorFit(objective, 40, 3, 0)
        .fit(SomeTies.blocks(ROWS, 1), Factors.random(CONTENTS, RANK, 7)).losses().stream()
            .min(Double::compare)
            .orElseThrow();
  }

  @Test
  void withoutABaseBothObjectivesAreOneAndBothEnginesComeAsLow() {
    Objective objective = new Objective(3, 0.05, 0);
    double theirs = loss(reference(objective, 3, 30), objective);
    double ratio = theirs / ours(objective);
    assertTrue(ratio > 0.999 && ratio < 1.02, "theirs is " + ratio + " of ours");
  }

  @Test
  void withABaseLengthIsAsDearInAllSoTheReferenceComesNearlyAsLow() {
    Objective objective = new Objective(3, 0.05, 0.3);
    double theirs = loss(reference(objective, 3, 30), objective);
    double blind = loss(reference(new Objective(3, 0.05, 0), 3, 30), objective);
    double ours = ours(objective);
    assertEquals(1, theirs / ours, 0.02);
    assertTrue(blind > theirs, blind + " without the base, " + theirs + " with it");
  }

  @Test
  void vectorsAreTheSameHoweverManyBlocksAndTasksThereAre() {
    Objective objective = new Objective(3, 0.05, 0.3);
    float[] three = reference(objective, 3, 5).values();
    assertArrayEquals(three, reference(objective, 1, 5).values());
    assertArrayEquals(three, reference(objective, 7, 5).values());
  }

  @Test
  void contentsThatNobodyHasAreZerosAndOfNobodyAllAre() {
    float[][] few =
        Arrays.stream(ROWS).map(row -> Arrays.copyOf(row, CONTENTS + 2)).toArray(float[][]::new);
    ReferenceFit fit = new ReferenceFit(new Objective(3, 0.05, 0.3), 2);
    Factors found = fit.contents(SomeTies.blocks(few, 2), CONTENTS + 2, RANK, 5);
    assertEquals(0, found.dot(CONTENTS, found, CONTENTS));
    assertTrue(found.dot(0, found, 0) > 0);
    Factors nothing = fit.contents(SomeTies.blocks(new float[0][0], 1), 3, RANK, 5);
    assertArrayEquals(new float[3 * RANK], nothing.values());
    Factors alone = fit.contents(SomeTies.blocks(new float[][] {{0, 1, 0}}, 1), 3, RANK, 5);
    assertTrue(alone.dot(1, alone, 1) > 0);
  }
}
