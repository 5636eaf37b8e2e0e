package dev.vesper.jobs.value;

import static dev.vesper.jobs.value.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;

/** Renewals: who stays how long, and what is left to come. */
final class ShiftedBetaGeometricTest {
  private static final ShiftedBetaGeometric MODEL = new ShiftedBetaGeometric(0.668, 3.806);

  @Test
  void survivalIsTheMeanOverAllMembersAndTheProductOfRetentions() {
    double product = 1;
    for (int renewals = 0; renewals <= 30; renewals++) {
      int made = renewals;
      double survival = Math.exp(MODEL.logOfSurvival(renewals));
      double mean = Integral.overBeta(MODEL.alpha(), MODEL.beta(), p -> Math.pow(1 - p, made));
      assertClose(mean, survival, 1e-9, renewals);
      assertClose(product, survival, 1e-12, renewals);
      product *= MODEL.retention(renewals + 1);
    }
  }

  @Test
  void retentionRisesFromRenewalToRenewal() {
    for (int renewal = 1; renewal < 50; renewal++) {
      assertTrue(MODEL.retention(renewal) < MODEL.retention(renewal + 1));
    }
  }

  /** Members who joined one to twelve months ago, so that most are censored somewhere. */
  @Test
  void membersWhoJoinedAtDifferentTimesAreFoundAgain() {
    RandomGenerator random = new Well19937c(20_261_121);
    BetaDistribution chances = new BetaDistribution(random, 0.8, 4);
    long[] lost = new long[13];
    long[] open = new long[13];
    for (int member = 0; member < 50_000; member++) {
      double leaves = chances.sample();
      int known = 1 + member % 12;
      int renewal = 1;
      while (renewal <= known && random.nextDouble() >= leaves) {
        renewal++;
      }
      if (renewal <= known) {
        lost[renewal]++;
      } else {
        open[known]++;
      }
    }
    List<RenewalCount> counts = new ArrayList<>();
    for (int renewal = 1; renewal <= 12; renewal++) {
      counts.add(new RenewalCount(renewal, lost[renewal], open[renewal]));
    }
    Fit<ShiftedBetaGeometric> fit = ShiftedBetaGeometric.fit(counts);
    assertEquals(Verdict.FITTED, fit.verdict());
    assertClose(0.8, fit.model().orElseThrow().alpha(), 0.05, fit);
    assertClose(4, fit.model().orElseThrow().beta(), 0.05, fit);
  }

  @Test
  void nobodyNobodyLostAndOneRenewalAloneTellNothing() {
    assertRefused(Verdict.TOO_FEW_LOST, List.of());
    assertRefused(
        Verdict.TOO_FEW_LOST, List.of(new RenewalCount(1, 0, 500), new RenewalCount(2, 0, 500)));
    assertRefused(Verdict.TOO_FEW_LOST, List.of(new RenewalCount(1, 100, 500)));
    assertRefused(
        Verdict.TOO_FEW_LOST, List.of(new RenewalCount(1, 5, 0), new RenewalCount(2, 4, 90)));
    assertTrue(
        ShiftedBetaGeometric.fit(List.of(new RenewalCount(1, 6, 0), new RenewalCount(2, 4, 90)))
            .model()
            .isPresent());
  }

  private static void assertRefused(Verdict verdict, List<RenewalCount> renewals) {
    assertEquals(verdict, ShiftedBetaGeometric.fit(renewals).verdict());
  }

  @Test
  void membersWhoAllLeaveWithTheSameChanceLeadToABound() {
    Fit<ShiftedBetaGeometric> fit =
        ShiftedBetaGeometric.fit(
            List.of(
                new RenewalCount(1, 5000, 0),
                new RenewalCount(2, 2500, 0),
                new RenewalCount(3, 1250, 1250)));
    assertFalse(fit.isSupported(), fit.toString());
    assertClose(0.5, fit.model().orElseThrow().retention(1), 1e-3, fit);
  }
}
