package dev.vesper.pipeline.source;

import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.privacy.Pseudonymizer;
import dev.vesper.pipeline.privacy.Pseudonyms;

/** How event files become rows. */
record EventReading(
    EventSourceSettings settings, Pseudonyms pseudonyms, Night firstNight, Shape shape)
    implements Reading {

  @Override
  public Format format() {
    return settings.format();
  }

  @Override
  public int maxLineBytes() {
    return settings.maxLineBytes();
  }

  @Override
  public Finisher finisher(Pack.Part part, Pseudonymizer pseudonymizer) {
    return new EventRules(this, part, pseudonymizer);
  }
}
