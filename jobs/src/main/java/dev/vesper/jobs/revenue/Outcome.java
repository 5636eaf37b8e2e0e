package dev.vesper.jobs.revenue;

import dev.vesper.pipeline.table.Word;
import java.util.Locale;

/** What became of a period that had been paid for. */
enum Outcome {
  RENEWED("the next period was paid"),
  CANCELLED("it ended, the user having cancelled"),
  PAYMENT_FAILED("it ended, a payment having failed"),
  EXPIRED("it ended, and nobody paid or cancelled");

  private final String meaning;

  Outcome(String meaning) {
    this.meaning = meaning;
  }

  static Outcome of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  String meaning() {
    return meaning;
  }

  /** The word that stands for it in a table. */
  String word() {
    return Word.of(this);
  }
}
