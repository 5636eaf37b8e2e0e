package dev.vesper.pipeline.config;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The only words that some settings may name. A text may name several, parted by bars; a word that
 * ends in a colon stands for all that begin with it.
 */
record Vocabulary(Set<String> words) {
  private static final String OPEN = ":";

  /** The parts of a text that are no words. */
  List<String> strangers(String text) {
    return Stream.of(text.split("\\|", -1)).filter(part -> !known(part)).toList();
  }

  private boolean known(String part) {
    int colon = part.indexOf(OPEN);
    boolean open = colon >= 0 && colon < part.length() - 1;
    return words.contains(open ? part.substring(0, colon + 1) : part) && !part.endsWith(OPEN);
  }
}
