package dev.vesper.jobs.value;

import java.util.List;
import java.util.Optional;

/**
 * What stands in where no model can be fitted: everybody buys at one rate and nobody leaves. The
 * rate is believed to be a gamma distribution, as all purchases in the time of all customers tell
 * it after Jeffreys: with half a purchase more.
 */
record PooledPurchases(GammaBelief rate) implements PurchaseModel {
  private static final double HALF = 0.5;

  /** The rate of these customers; nothing where no time has gone by. */
  static Optional<PurchaseModel> of(CountedHistories histories) {
    return histories.ages() > 0
        ? Optional.of(
            new PooledPurchases(new GammaBelief(histories.repeats() + HALF, histories.ages())))
        : Optional.empty();
  }

  @Override
  public double logOfPurchases(int repeats) {
    return repeats * Math.log(rate.mean());
  }

  @Override
  public double logOfTimes(PurchaseHistory history) {
    return -rate.mean() * history.age();
  }

  @Override
  public List<Double> parameters() {
    return List.of(rate.shape(), rate.rate());
  }

  @Override
  public Outlook outlook(PurchaseHistory history) {
    return new Outlook(1, rate, new Dropout.Never());
  }
}
