package dev.vesper.jobs.value;

import dev.vesper.pipeline.table.Explained;

/** Why something that a customer does has no value. */
enum Unvalued implements Explained {
  NO_PURCHASE_MODEL("nothing tells yet how often is bought"),
  FOREIGN_PRICE("the price of a membership is in another currency"),
  UNKNOWN_PRICE("the price of a membership, or its currency, is not known"),
  NO_RENEWAL_MODEL("nothing tells yet whether a membership is renewed");

  private final String meaning;

  Unvalued(String meaning) {
    this.meaning = meaning;
  }

  @Override
  public String meaning() {
    return meaning;
  }
}
