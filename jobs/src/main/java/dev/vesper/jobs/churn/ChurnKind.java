package dev.vesper.jobs.churn;

import dev.vesper.pipeline.table.Explained;
import dev.vesper.pipeline.table.Word;

/** The ways of leaving that are told apart. */
public enum ChurnKind implements Explained {
  INACTIVITY("not one active day within the horizon"),
  MEMBERSHIP("the paid period ends within the horizon and is not renewed, days of grace included");

  private final String meaning;

  ChurnKind(String meaning) {
    this.meaning = meaning;
  }

  static ChurnKind of(String word) {
    return Word.constant(ChurnKind.class, word);
  }

  @Override
  public String meaning() {
    return meaning;
  }
}
