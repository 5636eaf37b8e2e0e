package dev.vesper.jobs.value;

import java.util.Optional;
import java.util.function.DoubleSupplier;

/** What stands in where no model of spends can be fitted: everybody always spends the mean. */
record PooledSpend(double mean) implements SpendModel {
  /** The mean of all repeated purchases; nothing where there are none. */
  static Optional<SpendModel> of(CountedSpends spends) {
    return spends.repeats() > 0
        ? Optional.of(new PooledSpend(spends.total() / spends.repeats()))
        : Optional.empty();
  }

  @Override
  public double expected(int repeats, double meanSpend) {
    return mean;
  }

  @Override
  public double scale(int repeats, double meanSpend) {
    return mean;
  }

  @Override
  public DoubleSupplier drawn(int repeats, Draws draws) {
    return () -> 1;
  }
}
