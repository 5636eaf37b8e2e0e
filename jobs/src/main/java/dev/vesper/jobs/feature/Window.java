package dev.vesper.jobs.feature;

import dev.vesper.pipeline.table.Explained;

/** The days that a feature looks at. */
public enum Window implements Explained {
  NIGHT("how things stand at the end of the night"),
  DAYS_7("the night and the 6 days before"),
  DAYS_28("the night and the 27 days before"),
  DAYS_56("the night and the 55 days before"),
  EVER("all days up to the night");

  private final String meaning;

  Window(String meaning) {
    this.meaning = meaning;
  }

  @Override
  public String meaning() {
    return meaning;
  }
}
