package dev.vesper.jobs.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.jobs.cluster.ClusterChoice;
import dev.vesper.jobs.feature.Feature;
import dev.vesper.jobs.feature.FeatureRow;
import dev.vesper.jobs.feature.FeatureScales;
import dev.vesper.jobs.feature.Features;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whether a small platform asks for fits by chance, and a changed one in earnest. */
final class DriftsTest {
  private static final LocalDate NIGHT = LocalDate.of(2026, 11, 1);
  private static final int USERS = 200;
  private static final double DRIFT = 0.25;
  private static final SegmentParams PARAMS = new SegmentParams(2, 4, 0.05, 28, DRIFT, 42);

  /** Users of whom some features are bells, some counts, some mostly nothing. */
  private static List<SampledUser> users(Random random, double shift) {
    List<SampledUser> users = new ArrayList<>();
    for (int user = 0; user < USERS; user++) {
      double[] numbers =
          IntStream.range(0, Features.compared().size())
              .mapToDouble(at -> drawn(at, random, shift))
              .toArray();
      users.add(new SampledUser("u" + user, new FeatureRow(numbers, Map.of())));
    }
    return users;
  }

  private static double drawn(int feature, Random random, double shift) {
    return switch (feature % 4) {
      case 0 -> 10 + random.nextGaussian() + (feature == 0 ? shift : 0);
      case 1 -> random.nextInt(5);
      case 2 -> random.nextInt(10) == 0 ? 1 : 0;
      default -> Math.exp(random.nextGaussian());
    };
  }

  private static SegmentModel model(List<SampledUser> users, List<Feature> features) {
    List<FeatureRow> rows = users.stream().map(SampledUser::features).toList();
    FeatureScales scales = FeatureScales.fit(features, rows);
    List<float[]> vectors = rows.stream().map(scales::floats).toList();
    List<FeatureReference> references =
        IntStream.range(0, scales.components().size())
            .mapToObj(
                at ->
                    FeatureReference.of(
                        scales.components().get(at), SegmentFit.column(vectors, at)))
            .toList();
    return new SegmentModel(
        NIGHT, USERS, 2, List.of(), List.of(), references, scales, List.of(), PARAMS.rules());
  }

  private static Optional<String> reason(SegmentModel model, List<SampledUser> users) {
    LocalDate next = NIGHT.plusDays(1);
    return Refit.reason(
        model, new Refit.Tonight(next, USERS, PARAMS), Drifts.of(next, model, users));
  }

  @Test
  void otherUsersOfTheSameLawHardlyEverAskForAFitAndAShiftAlwaysDoes() {
    Random random = new Random(3);
    int asked = 0;
    int found = 0;
    for (int draw = 0; draw < 200; draw++) {
      SegmentModel model = model(users(random, 0), Features.compared());
      asked += reason(model, users(random, 0)).isPresent() ? 1 : 0;
      found += reason(model, users(random, 1)).isPresent() ? 1 : 0;
    }
    assertTrue(asked <= 3, "of 200 draws, so many asked for a fit: " + asked);
    assertTrue(found >= 198, "of 200 shifts, so many were found: " + found);
  }

  @Test
  void ofFeaturesThatAreDeclaredOtherwiseByNowNoDriftIsTold() {
    List<SampledUser> users = users(new Random(4), 0);
    List<Feature> others = new ArrayList<>(Features.compared());
    others.set(0, others.get(0).weighing(7));
    SegmentModel model = model(users, others);
    assertEquals(List.of(), Drifts.of(NIGHT, model, users));
    assertEquals(
        Optional.of("features are declared otherwise than at the last fit"), reason(model, users));
    assertEquals(
        Features.compared().size(),
        Drifts.of(NIGHT, model(users, Features.compared()), users).size());
  }

  @Test
  void otherRulesAskForAFitAndOtherDaysDoNot() {
    List<SampledUser> users = users(new Random(5), 0);
    SegmentModel model = model(users, Features.compared());
    assertEquals(Optional.empty(), reason(model, users));
    for (SegmentParams other :
        List.of(
            new SegmentParams(3, 4, 0.05, 28, DRIFT, 42),
            new SegmentParams(2, 5, 0.05, 28, DRIFT, 42),
            new SegmentParams(2, 4, 0.06, 28, DRIFT, 42),
            new SegmentParams(2, 4, 0.05, 28, DRIFT, 43))) {
      assertEquals(
          Optional.of("settings changed since the last fit"),
          Refit.reason(model, new Refit.Tonight(NIGHT, USERS, other), List.of()));
    }
    SegmentParams patient = new SegmentParams(2, 4, 0.05, 60, 0.5, 42);
    assertEquals(
        Optional.empty(), Refit.reason(model, new Refit.Tonight(NIGHT, USERS, patient), List.of()));
    assertEquals(new ClusterChoice.Rules(2, 4, 0.05, 42), SegmentModel.read(model.json()).rules());
  }
}
