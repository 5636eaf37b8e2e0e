package dev.vesper.jobs.churn;

import dev.vesper.pipeline.table.Explained;
import dev.vesper.pipeline.table.Word;

/** The kinds of models that are compared. */
enum Family implements Explained {
  BOOSTED_TREES("gradient-boosted trees"),
  LOGISTIC("logistic regression");

  private final String meaning;

  Family(String meaning) {
    this.meaning = meaning;
  }

  static Family of(String word) {
    return Word.constant(Family.class, word);
  }

  @Override
  public String meaning() {
    return meaning;
  }
}
