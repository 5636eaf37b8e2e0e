package dev.vesper.jobs.basket;

import dev.vesper.pipeline.table.Explained;

/** What came of a search for rules. */
enum SearchOutcome implements Explained {
  FOUND("all rules are published"),
  CUT("there are more than baskets.most-rules, and the best are published"),
  NO_RULES("no rule is of enough users, as sure as asked for and not redundant"),
  NOTHING_FREQUENT("fewer than two contents are in as many baskets as asked for"),
  NO_BASKETS("there are no baskets");

  private final String meaning;

  SearchOutcome(String meaning) {
    this.meaning = meaning;
  }

  /** The outcome of so many rules of one kind. */
  static SearchOutcome of(Catalogue catalogue, long rules, int most) {
    if (catalogue.baskets() == 0) {
      return NO_BASKETS;
    }
    if (catalogue.size() < 2) {
      return NOTHING_FREQUENT;
    }
    if (rules == 0) {
      return NO_RULES;
    }
    return rules > most ? CUT : FOUND;
  }

  @Override
  public String meaning() {
    return meaning;
  }
}
