package dev.vesper.jobs.churn;

import dev.vesper.pipeline.table.Explained;
import dev.vesper.pipeline.table.Word;
import java.util.Locale;

/** The kinds of models that are compared. */
enum Family implements Explained {
  BOOSTED_TREES("gradient-boosted trees"),
  LOGISTIC("logistic regression");

  private final String meaning;

  Family(String meaning) {
    this.meaning = meaning;
  }

  static Family of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  @Override
  public String meaning() {
    return meaning;
  }

  @Override
  public String word() {
    return Word.of(this);
  }
}
