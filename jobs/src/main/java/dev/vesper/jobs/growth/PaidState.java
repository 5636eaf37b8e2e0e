package dev.vesper.jobs.growth;

import dev.vesper.pipeline.table.Word;

/** Whether a user pays. */
enum PaidState {
  NEVER_PAID("no purchase and no subscription so far"),
  PAYING("a subscription in force, or a purchase on the night or the 29 days before"),
  LAPSED("paid once, and does not now");

  private final String meaning;

  PaidState(String meaning) {
    this.meaning = meaning;
  }

  String meaning() {
    return meaning;
  }

  /** The word that stands for it in a table. */
  String word() {
    return Word.of(this);
  }
}
