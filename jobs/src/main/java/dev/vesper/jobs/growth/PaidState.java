package dev.vesper.jobs.growth;

import dev.vesper.pipeline.table.Explained;

/** Whether a user pays. */
enum PaidState implements Explained {
  NEVER_PAID("no purchase and no subscription so far"),
  PAYING("a subscription in force, or a purchase on the night or the 29 days before"),
  LAPSED("paid once, and does not now");

  private final String meaning;

  PaidState(String meaning) {
    this.meaning = meaning;
  }

  @Override
  public String meaning() {
    return meaning;
  }
}
