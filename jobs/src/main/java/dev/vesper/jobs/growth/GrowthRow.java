package dev.vesper.jobs.growth;

import dev.vesper.pipeline.night.Night;
import java.time.LocalDate;
import java.util.Optional;

/** A row of {@link Growth}. */
record GrowthRow(
    LocalDate dt,
    Grain grain,
    LocalDate periodStart,
    boolean isComplete,
    long activeUsers,
    long newUsers,
    long retainedUsers,
    long returnedUsers,
    long lostUsers,
    Optional<Double> quickRatio,
    long previousActiveUsers,
    long previousNewUsers,
    Optional<Double> activeGrowth,
    Optional<Double> newGrowth,
    long dau,
    long wau,
    long mau,
    Optional<Double> stickiness,
    long knownUsers) {

  /** The row of a night in one grain. */
  static GrowthRow of(NightlyCounts counts, Night night, Grain grain) {
    LocalDate day = night.date();
    boolean complete = grain.isLastDay(day);
    long active = counts.value(night, Measure.ACTIVE, grain);
    long fresh = counts.value(night, Measure.NEW, grain);
    long retained = counts.value(night, Measure.RETAINED, grain);
    long returned = counts.value(night, Measure.RETURNED, grain);
    long lost = counts.value(night, Measure.LOST, grain);
    long freshBefore = counts.value(night, Measure.PREVIOUS_NEW, grain);
    long dau = counts.value(night, Measure.ACTIVE, Grain.DAY);
    long mau = counts.value(night, Measure.THIRTY_DAYS);
    return new GrowthRow(
        day,
        grain,
        grain.start(day),
        complete,
        active,
        fresh,
        retained,
        returned,
        lost,
        complete ? ratio(fresh + returned, lost) : Optional.empty(),
        retained + lost,
        freshBefore,
        complete ? ratio(active - retained - lost, retained + lost) : Optional.empty(),
        complete ? ratio(fresh - freshBefore, freshBefore) : Optional.empty(),
        dau,
        counts.value(night, Measure.SEVEN_DAYS),
        mau,
        ratio(dau, mau),
        counts.value(night, Measure.KNOWN));
  }

  /** A quotient, absent where there is nothing to divide by. */
  static Optional<Double> ratio(long part, long base) {
    return base == 0 ? Optional.empty() : Optional.of((double) part / base);
  }
}
