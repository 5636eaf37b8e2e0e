package dev.vesper.pipeline.source;

import dev.vesper.pipeline.privacy.Pseudonymizer;
import dev.vesper.pipeline.privacy.Pseudonyms;
import dev.vesper.pipeline.table.Field;
import java.util.List;

/** How the files of a dimension become rows. */
record DimensionReading(
    Format format, List<Field> fields, List<Field> people, Pseudonyms pseudonyms, Shape shape)
    implements Reading {
  private static final int LONGEST_LINE = 1 << 20;

  @Override
  public int maxLineBytes() {
    return LONGEST_LINE;
  }

  @Override
  public Finisher finisher(Pack.Part part, Pseudonymizer pseudonymizer) {
    return new DimensionRules(this, part, pseudonymizer);
  }
}
