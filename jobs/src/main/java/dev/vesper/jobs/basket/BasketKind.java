package dev.vesper.jobs.basket;

import dev.vesper.pipeline.table.Explained;

/** What counts as one basket. */
enum BasketKind implements Explained {
  ORDER("the contents of one order"),
  SPAN("what a user bought with at most baskets.window-days between one day and the next"),
  USER("what a user began on the nights that are looked at");

  private final String meaning;

  BasketKind(String meaning) {
    this.meaning = meaning;
  }

  @Override
  public String meaning() {
    return meaning;
  }
}
