package dev.vesper.pipeline.table;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A constant of an enum whose words a column holds, and what each means there. */
public interface Explained {

  /** What every constant of an enum is called. */
  String name();

  /** The word that stands for it in a table. */
  default String word() {
    return Word.of(name());
  }

  /** What it means. */
  String meaning();

  /** The words of a column whose sentence goes on, each with its meaning in brackets. */
  static String inBrackets(Explained... words) {
    return Arrays.stream(words)
        .map(each -> each.word() + " (" + each.meaning() + ")")
        .collect(Collectors.joining(", "));
  }

  /** The words of a column whose whole sentence they are. */
  static String inClauses(Stream<? extends Explained> words) {
    return words.map(each -> each.word() + ": " + each.meaning()).collect(Collectors.joining("; "));
  }
}
