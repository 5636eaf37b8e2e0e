package dev.vesper.jobs.churn;

import dev.vesper.pipeline.table.Explained;

/** What a risk suggests to do. */
enum SuggestedAction implements Explained {
  NONE("nothing, decile 1 to 5"),
  REMIND("tell what is new, decile 6 to 8"),
  WIN_BACK("invite to come back, decile 9 and 10"),
  CALL("a personal word, decile 9 and 10 of who paid in the last 28 days"),
  MEND_PAYMENT("a payment of the membership failed"),
  ASK_TO_STAY("the membership is cancelled"),
  OFFER_RENEWAL("an offer before the membership ends, decile 9 and 10");

  private final String meaning;

  SuggestedAction(String meaning) {
    this.meaning = meaning;
  }

  @Override
  public String meaning() {
    return meaning;
  }
}
