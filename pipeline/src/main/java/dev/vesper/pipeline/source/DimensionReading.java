package dev.vesper.pipeline.source;

import dev.vesper.pipeline.privacy.Pseudonymizer;
import dev.vesper.pipeline.privacy.Pseudonyms;
import dev.vesper.pipeline.table.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How the files of a dimension become rows. */
record DimensionReading(
    Format format,
    List<Field> fields,
    List<Field> people,
    Pseudonyms pseudonyms,
    Shape shape,
    HashMap<String, Integer> places)
    implements Reading {
  private static final int LONGEST_LINE = 1 << 20;

  /** The same of files whose places in the order in which they came are known. */
  DimensionReading of(Map<String, Integer> newPlaces) {
    return new DimensionReading(
        format, fields, people, pseudonyms, shape, new HashMap<>(newPlaces));
  }

  @Override
  public int maxLineBytes() {
    return LONGEST_LINE;
  }

  @Override
  public Finisher finisher(Pack.Part part, Pseudonymizer pseudonymizer) {
    return new DimensionRules(this, part, pseudonymizer);
  }
}
