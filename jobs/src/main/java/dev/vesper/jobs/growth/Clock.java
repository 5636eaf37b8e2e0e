package dev.vesper.jobs.growth;

import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.table.Explained;

/** What tells the days after birth apart. */
enum Clock implements Explained {
  CALENDAR("days, weeks and months of the business calendar", 0),
  ROLLING_24H("days of 24 hours from the hour of UTC of the first event; by first_seen alone", 1);

  private final String meaning;
  private final int daysLate;

  Clock(String meaning, int daysLate) {
    this.meaning = meaning;
    this.daysLate = daysLate;
  }

  @Override
  public String meaning() {
    return meaning;
  }

  /** How many nights after a day of the calendar the like of it has ended for everybody. */
  int daysLate() {
    return daysLate;
  }

  /** The days that have ended for everybody on the nights of a run. */
  Nights ended(Nights run) {
    return new Nights(run.first().plus(-daysLate), run.last().plus(-daysLate));
  }
}
