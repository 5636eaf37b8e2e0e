package dev.vesper.jobs.basket;

import dev.vesper.pipeline.table.Explained;

/** What the contents of a rule have in common. */
enum RuleKind implements Explained {
  BASKET("bought together"),
  PATH("begun by the same user"),
  ORDERED("the antecedent begun by a user, then the consequent within baskets.window-days");

  private final String meaning;

  RuleKind(String meaning) {
    this.meaning = meaning;
  }

  @Override
  public String meaning() {
    return meaning;
  }
}
