package dev.vesper.generate;

import java.util.Locale;

/** The properties that events carry beyond the canonical columns. */
enum Property {
  QUERY,
  DEVICE,
  KIND,
  RATING,
  PAGE;

  private final String written = name().toLowerCase(Locale.ROOT);

  String written() {
    return written;
  }
}
