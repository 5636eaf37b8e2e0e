package dev.vesper.jobs.revenue;

import dev.vesper.pipeline.table.Explained;
import dev.vesper.pipeline.table.Word;

/** What became of a period that had been paid for. */
enum Outcome implements Explained {
  RENEWED("the next period was paid"),
  CANCELLED("it ended, the user having cancelled"),
  PAYMENT_FAILED("it ended, a payment having failed"),
  EXPIRED("it ended, and nobody paid or cancelled");

  private final String meaning;

  Outcome(String meaning) {
    this.meaning = meaning;
  }

  static Outcome of(String word) {
    return Word.constant(Outcome.class, word);
  }

  @Override
  public String meaning() {
    return meaning;
  }
}
