package dev.vesper.jobs.funnel;

import dev.vesper.pipeline.table.Word;
import java.util.Arrays;
import java.util.stream.Collectors;

/** How an attempt stands. */
enum Outcome {
  OPEN("further steps may come"),
  CONVERTED("all steps were reached"),
  EXPIRED("the window ended before the last step"),
  EXCLUDED("an excluded event came between two steps"),
  BROKEN("in a strict funnel, another event came between two steps");

  private final String meaning;

  Outcome(String meaning) {
    this.meaning = meaning;
  }

  /** The word that stands for it in a table. */
  String word() {
    return Word.of(this);
  }

  /** The one that a word of a table stands for. */
  static Outcome of(String word) {
    return Word.constant(Outcome.class, word);
  }

  /** All words with their meanings. */
  static String meanings() {
    return Arrays.stream(values())
        .map(outcome -> outcome.word() + " (" + outcome.meaning + ")")
        .collect(Collectors.joining(", "));
  }
}
