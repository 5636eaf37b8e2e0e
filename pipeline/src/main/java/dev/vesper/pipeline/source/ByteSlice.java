package dev.vesper.pipeline.source;

import java.nio.charset.StandardCharsets;

/** A piece of a byte array, valid until its owner moves on. */
@SuppressWarnings("ArrayRecordComponent") // a view, never compared
record ByteSlice(byte[] bytes, int start, int length) {
  static final ByteSlice EMPTY = new ByteSlice(new byte[0], 0, 0);

  private static final int EXCERPT = 200;
  private static final int LONGEST_CHARACTER = 4;

  /**
   * The first 200 characters with every letter as {@code a} and every digit as {@code 9}: enough to
   * see what is wrong, nothing of what it says.
   */
  String masked() {
    int end = Math.min(length, EXCERPT * LONGEST_CHARACTER);
    String text = new String(bytes, start, end, StandardCharsets.UTF_8);
    StringBuilder masked = new StringBuilder(EXCERPT);
    text.codePoints().limit(EXCERPT).forEach(c -> masked.append(mask(c)));
    return masked.toString();
  }

  private static char mask(int c) {
    if (Character.isDigit(c)) {
      return '9';
    }
    if (Character.isLetter(c)) {
      return 'a';
    }
    return c > ' ' && c < 0x7f ? (char) c : c == ' ' ? ' ' : '?';
  }

  /** A copy of this line, a line feed, and another line. */
  ByteSlice followedBy(ByteSlice other) {
    byte[] both = new byte[length + 1 + other.length];
    System.arraycopy(bytes, start, both, 0, length);
    both[length] = '\n';
    System.arraycopy(other.bytes, other.start, both, length + 1, other.length);
    return new ByteSlice(both, 0, both.length);
  }

  /** Whether nothing but white space is in it. */
  boolean blank() {
    for (int i = start; i < start + length; i++) {
      byte b = bytes[i];
      if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
        return false;
      }
    }
    return true;
  }
}
