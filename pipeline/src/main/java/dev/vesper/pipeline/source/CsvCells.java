package dev.vesper.pipeline.source;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The cells of one CSV record. */
final class CsvCells {
  private CsvCells() {}

  /** Whether every quote has its partner. */
  static boolean closed(ByteSlice record) {
    int quotes = 0;
    byte[] bytes = record.bytes();
    for (int i = record.start(); i < record.start() + record.length(); i++) {
      quotes += bytes[i] == '"' ? 1 : 0;
    }
    return quotes % 2 == 0;
  }

  /** The cells in order; null where the rules of quotes are broken. */
  static List<String> of(ByteSlice record) {
    List<String> cells = new ArrayList<>();
    byte[] bytes = record.bytes();
    int end = record.start() + record.length();
    int at = record.start();
    while (true) {
      boolean quoted = at < end && bytes[at] == '"';
      int stop = quoted ? endOfQuoted(bytes, at, end) : endOfBare(bytes, at, end);
      if (stop < 0) {
        return null;
      }
      cells.add(quoted ? quoted(bytes, at + 1, stop - 1) : text(bytes, at, stop));
      if (stop == end) {
        return cells;
      }
      at = stop + 1;
    }
  }

  /** The cells as far as they can be told; where the rules of quotes are broken, between commas. */
  static List<String> roughly(ByteSlice record) {
    List<String> cells = of(record);
    return cells != null
        ? cells
        : List.of(
            text(record.bytes(), record.start(), record.start() + record.length())
                .replace("\"", "")
                .split(",", -1));
  }

  private static int endOfBare(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end && bytes[at] != ',') {
      if (bytes[at] == '"') {
        return -1;
      }
      at++;
    }
    return at;
  }

  private static int endOfQuoted(byte[] bytes, int from, int end) {
    int at = from + 1;
    while (at < end) {
      if (bytes[at] != '"') {
        at++;
      } else if (at + 1 < end && bytes[at + 1] == '"') {
        at += 2;
      } else {
        return at + 1 == end || bytes[at + 1] == ',' ? at + 1 : -1;
      }
    }
    return -1;
  }

  private static String quoted(byte[] bytes, int from, int end) {
    String inside = text(bytes, from, end);
    return inside.indexOf('"') < 0 ? inside : inside.replace("\"\"", "\"");
  }

  private static String text(byte[] bytes, int from, int end) {
    return new String(bytes, from, end - from, StandardCharsets.UTF_8);
  }
}
