package dev.vesper.pipeline.table;

import java.util.Locale;

/** How a constant is written in tables. */
public final class Word {
  private Word() {}

  /** The constant's name in lower case. */
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
