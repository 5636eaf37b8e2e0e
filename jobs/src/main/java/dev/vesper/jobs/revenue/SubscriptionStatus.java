package dev.vesper.jobs.revenue;

import dev.vesper.pipeline.table.Explained;

/** How a subscription stands at the end of a night. */
public enum SubscriptionStatus implements Explained {
  ACTIVE("the period is paid for"),
  CANCELLED("cancelled, in force until the paid period ends"),
  OVERDUE("the period has ended unpaid, within the days of grace"),
  ENDED("no longer in force");

  private final String meaning;

  SubscriptionStatus(String meaning) {
    this.meaning = meaning;
  }

  @Override
  public String meaning() {
    return meaning;
  }
}
