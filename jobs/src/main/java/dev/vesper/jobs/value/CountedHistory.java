package dev.vesper.jobs.value;

/**
 * So many customers with one history.
 *
 * @param customers one or more
 */
record CountedHistory(PurchaseHistory history, long customers) {
  CountedHistory {
    if (customers < 1) {
      throw new IllegalArgumentException(customers + " customers with a history");
    }
  }

  double repeats() {
    return (double) history.repeats() * customers;
  }

  double lastPurchases() {
    return history.lastPurchase() * customers;
  }

  double ages() {
    return history.age() * customers;
  }
}
