package dev.vesper.jobs.funnel;

import dev.vesper.jobs.funnel.Cell.Tally;
import dev.vesper.jobs.statistics.Wilson;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A row of {@link ConversionModels}. */
record ConversionRow(
    LocalDate dt,
    String period,
    LocalDate periodStart,
    LocalDate periodEnd,
    boolean isComplete,
    long candidates,
    long registered,
    long completed,
    long paid,
    double registrationRate,
    double registrationRateLow,
    double registrationRateHigh,
    Optional<Double> completionRate,
    Optional<Double> completionRateLow,
    Optional<Double> completionRateHigh,
    Optional<Double> paymentRate,
    Optional<Double> paymentRateLow,
    Optional<Double> paymentRateHigh,
    double payingUsers) {
  private static final int STEPS = Funnel.MODEL.steps().size();

  /** The rows of all cohorts in which somebody was first seen, on all nights of a run. */
  static List<ConversionRow> of(CellSums sums, Nights nights) {
    List<ConversionRow> rows = new ArrayList<>();
    Map<LocalDate, long[]> bySeen = new HashMap<>();
    Map<Optional<Integer>, List<Cell>> byNight = new HashMap<>();
    sums.cells().keySet().stream()
        .filter(cell -> cell.tally() == Tally.MODEL)
        .forEach(cell -> byNight.computeIfAbsent(cell.night(), on -> new ArrayList<>()).add(cell));
    add(bySeen, byNight.getOrDefault(Optional.<Integer>empty(), List.of()), sums);
    for (Night night : nights.list()) {
      int number = Math.toIntExact(night.date().toEpochDay());
      add(bySeen, byNight.getOrDefault(Optional.of(number), List.of()), sums);
      for (ModelCohort cohort : ModelCohort.of(night)) {
        long[] reached = reached(bySeen, cohort);
        if (reached[0] > 0) {
          rows.add(of(night, cohort, reached));
        }
      }
    }
    return rows;
  }

  private static void add(Map<LocalDate, long[]> bySeen, List<Cell> cells, CellSums sums) {
    for (Cell cell : cells) {
      LocalDate seen = LocalDate.ofEpochDay(cell.day().orElseThrow());
      long[] reached = bySeen.computeIfAbsent(seen, day -> new long[STEPS]);
      reached[cell.step()] += sums.at(cell).users();
    }
  }

  private static long[] reached(Map<LocalDate, long[]> bySeen, ModelCohort cohort) {
    long[] reached = new long[STEPS];
    bySeen.forEach(
        (seen, users) -> {
          if (cohort.holds(seen)) {
            Arrays.setAll(reached, step -> reached[step] + users[step]);
          }
        });
    return reached;
  }

  private static ConversionRow of(Night night, ModelCohort cohort, long[] reached) {
    Wilson registration = Wilson.of(reached[1], reached[0]);
    Optional<Wilson> completion = interval(reached, 2);
    Optional<Wilson> payment = interval(reached, 3);
    double eta = (double) reached[1] / reached[0];
    Optional<Double> p = rate(reached, 2);
    Optional<Double> q = rate(reached, 3);
    return new ConversionRow(
        night.date(),
        cohort.period(),
        cohort.start(),
        cohort.end(),
        cohort.isComplete(),
        reached[0],
        reached[1],
        reached[2],
        reached[3],
        eta,
        registration.low(),
        registration.high(),
        p,
        completion.map(Wilson::low),
        completion.map(Wilson::high),
        q,
        payment.map(Wilson::low),
        payment.map(Wilson::high),
        eta * p.orElse(0.0) * q.orElse(0.0) * reached[0]);
  }

  private static Optional<Wilson> interval(long[] reached, int step) {
    return reached[step - 1] == 0
        ? Optional.empty()
        : Optional.of(Wilson.of(reached[step], reached[step - 1]));
  }

  private static Optional<Double> rate(long[] reached, int step) {
    return reached[step - 1] == 0
        ? Optional.empty()
        : Optional.of((double) reached[step] / reached[step - 1]);
  }
}
