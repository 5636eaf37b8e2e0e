package dev.vesper.jobs.value;

import java.util.List;

/**
 * What stands in where no model of renewals can be fitted: each period that ends is renewed with
 * one chance, after Jeffreys.
 *
 * @param renewed periods that were renewed
 * @param decided all periods that were renewed or ended
 */
record PooledRenewals(double renewed, double decided) implements RenewalModel {
  private static final double HALF = 0.5;

  @Override
  public double retention(int renewal) {
    return (renewed + HALF) / (decided + 1);
  }

  @Override
  public List<Double> parameters() {
    return List.of(renewed, decided);
  }
}
