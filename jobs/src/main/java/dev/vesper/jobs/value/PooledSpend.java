package dev.vesper.jobs.value;

import java.util.function.DoubleSupplier;

/** What stands in where no model of spends can be fitted: everybody always spends the mean. */
record PooledSpend(double mean) implements SpendModel {
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
