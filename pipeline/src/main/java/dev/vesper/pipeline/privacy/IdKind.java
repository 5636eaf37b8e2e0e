package dev.vesper.pipeline.privacy;

import java.nio.charset.StandardCharsets;

/**
 * What an id names. Ids of one kind that are equal stay equal as pseudonyms wherever they stand;
 * equal ids of different kinds do not.
 */
public enum IdKind {
  /** Somebody with an account, as the actor or the target of an event, or in a dimension. */
  USER("user"),
  /** A browser or device before anybody signed in. */
  ANONYMOUS("anonymous");

  private final String domain;

  IdKind(String domain) {
    this.domain = domain;
  }

  /** What goes into the code before the id; ends with a byte that UTF-8 text never holds. */
  byte[] prefix() {
    byte[] text = domain.getBytes(StandardCharsets.UTF_8);
    byte[] ended = java.util.Arrays.copyOf(text, text.length + 1);
    ended[text.length] = (byte) 0xff;
    return ended;
  }
}
