package dev.vesper.pipeline.table;

import java.util.Locale;

/** How a constant is written in tables. */
public final class Word {
  private Word() {}

  /** The constant's name in lower case. */
  public static String of(Enum<?> constant) {
    return of(constant.name());
  }

  /** The constant that a word stands for. */
  public static <E extends Enum<E>> E constant(Class<E> type, String word) {
    return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
  }

  static String of(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
