package dev.vesper.jobs.recommend;

import dev.vesper.pipeline.table.Explained;

/** What finds the vectors of contents; whatever comes after them is the same. */
public enum Engine implements Explained {
  VESPER("our own, which begins where the last model stood and deals with people in blocks"),
  MLLIB("the implicit ALS of Spark's MLlib, the reference, which begins anew at each fit");

  private final String meaning;

  Engine(String meaning) {
    this.meaning = meaning;
  }

  @Override
  public String meaning() {
    return meaning;
  }
}
