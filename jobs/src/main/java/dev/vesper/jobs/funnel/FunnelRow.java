package dev.vesper.jobs.funnel;

import dev.vesper.jobs.funnel.Cell.Group;
import dev.vesper.jobs.funnel.CellSums.Sum;
import dev.vesper.jobs.statistics.Wilson;
import java.time.LocalDate;
import java.util.Optional;

/** A row of {@link Funnels}. */
record FunnelRow(
    LocalDate dt,
    String funnel,
    Scope scope,
    Optional<LocalDate> enteredOn,
    String breakdown,
    String breakdownValue,
    int step,
    String stepName,
    Mode mode,
    Counted counted,
    Optional<Long> windowSeconds,
    long entered,
    long reached,
    double rate,
    double ciLow,
    double ciHigh,
    long reachedBefore,
    Optional<Double> stepRate,
    long timed,
    Optional<Long> medianSeconds,
    Optional<Long> p90Seconds,
    Optional<Long> medianStepSeconds,
    Optional<Long> p90StepSeconds,
    boolean isComplete) {

  /** What the rows of all steps have in common. */
  record Head(
      LocalDate dt, Funnel funnel, Group group, Scope scope, Optional<LocalDate> enteredOn) {}

  /**
   * The row of a step.
   *
   * @param reached how many reached each step; somebody reached the first
   * @param sum those whose times are shown
   */
  static FunnelRow of(Head head, int step, long[] reached, Sum sum) {
    Funnel funnel = head.funnel();
    long before = reached[Math.max(0, step - 1)];
    Wilson interval = Wilson.of(reached[step], reached[0]);
    return new FunnelRow(
        head.dt(),
        funnel.name(),
        head.scope(),
        head.enteredOn(),
        head.group().breakdown(),
        head.group().value(),
        step + 1,
        funnel.stepName(step),
        funnel.mode(),
        funnel.counted(),
        funnel.window().seconds(),
        reached[0],
        reached[step],
        (double) reached[step] / reached[0],
        interval.low(),
        interval.high(),
        before,
        before == 0 ? Optional.empty() : Optional.of((double) reached[step] / before),
        sum.timed(),
        sum.sinceFirst().median(),
        sum.sinceFirst().p90(),
        sum.sinceBefore().median(),
        sum.sinceBefore().p90(),
        head.scope() == Scope.ENTERED);
  }
}
