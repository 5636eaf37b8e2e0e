package dev.vesper.jobs.funnel;

import dev.vesper.pipeline.table.Word;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Who is counted in a row of {@link Funnels}. */
enum Scope {
  TO_DATE("all users who ever entered, up to the night, and how far they ever got"),
  ENTERED("the attempts that began on the day entered_on, whose windows ended on the night");

  private final String meaning;

  Scope(String meaning) {
    this.meaning = meaning;
  }

  /** The word that stands for it in a table. */
  String word() {
    return Word.of(this);
  }

  /** Both words with their meanings. */
  static String meanings() {
    return Arrays.stream(values())
        .map(scope -> scope.word() + " (" + scope.meaning + ")")
        .collect(Collectors.joining(", "));
  }
}
