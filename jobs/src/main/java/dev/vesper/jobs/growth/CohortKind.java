package dev.vesper.jobs.growth;

import dev.vesper.pipeline.table.Explained;

/** What begins the time that a user stays: the birth of a cohort. */
enum CohortKind implements Explained {
  FIRST_SEEN("first event ever"),
  REGISTERED("first register event"),
  FIRST_PURCHASE("first purchase"),
  JOINED_COMMUNITY("first time the user joined any community");

  private final String meaning;

  CohortKind(String meaning) {
    this.meaning = meaning;
  }

  @Override
  public String meaning() {
    return meaning;
  }
}
