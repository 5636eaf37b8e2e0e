package dev.vesper.jobs.value;

import java.util.Comparator;

/**
 * What the models know of a customer's purchases: days with a purchase after the first one, and
 * times since the first one, in any unit as long as it is one.
 *
 * @param repeats days with a purchase but the first, x
 * @param lastPurchase from the first purchase to the last, t_x; 0 where nothing was repeated
 * @param age from the first purchase to now, T
 */
record PurchaseHistory(int repeats, double lastPurchase, double age)
    implements Comparable<PurchaseHistory> {
  private static final Comparator<PurchaseHistory> ORDER =
      Comparator.comparingInt(PurchaseHistory::repeats)
          .thenComparingDouble(PurchaseHistory::lastPurchase)
          .thenComparingDouble(PurchaseHistory::age);

  PurchaseHistory {
    boolean inOrder = repeats >= 0 && lastPurchase >= 0 && lastPurchase <= age;
    if (!inOrder || Double.isInfinite(age) || (repeats == 0 && lastPurchase > 0)) {
      throw new IllegalArgumentException(
          "no history: " + repeats + " repeats, the last at " + lastPurchase + " of " + age);
    }
  }

  @Override
  public int compareTo(PurchaseHistory other) {
    return ORDER.compare(this, other);
  }
}
