package dev.vesper.jobs.growth;

import java.time.LocalDate;
import java.util.Optional;

/** A row of {@link GrowthParts}. */
record GrowthPartRow(
    LocalDate dt,
    String breakdown,
    String value,
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
    Optional<Double> activeGrowth,
    long dau,
    long wau,
    long mau,
    long knownUsers) {

  /** The row of a part whose users grow like this. */
  static GrowthPartRow of(Part part, GrowthRow growth) {
    return new GrowthPartRow(
        growth.dt(),
        part.breakdown(),
        part.value(),
        growth.grain(),
        growth.periodStart(),
        growth.isComplete(),
        growth.activeUsers(),
        growth.newUsers(),
        growth.retainedUsers(),
        growth.returnedUsers(),
        growth.lostUsers(),
        growth.quickRatio(),
        growth.previousActiveUsers(),
        growth.activeGrowth(),
        growth.dau(),
        growth.wau(),
        growth.mau(),
        growth.knownUsers());
  }
}
