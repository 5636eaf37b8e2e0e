package dev.vesper.jobs.activity;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;

/** Makes one row of {@link UserDays} of the events of each user's day, which lie side by side. */
final class DaysOfUsers implements Iterator<Row> {
  private final Iterator<Row> events;
  private final long gap;
  private Row ahead;
  private Row next;

  DaysOfUsers(Iterator<Row> events, long gap) {
    this.events = events;
    this.gap = gap;
    this.ahead = following();
    this.next = nextDay();
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public Row next() {
    if (next == null) {
      throw new NoSuchElementException("there is no further day");
    }
    Row day = next;
    next = nextDay();
    return day;
  }

  /** The next day on which anything happened, or null. */
  private Row nextDay() {
    while (ahead != null) {
      DayOfUser day =
          new DayOfUser(ahead.getInt(NarrowEvents.DAY), ahead.getString(NarrowEvents.USER), gap);
      while (ahead != null && day.has(ahead)) {
        day.add(ahead);
        ahead = following();
      }
      if (day.active()) {
        return day.row();
      }
    }
    return null;
  }

  private Row following() {
    return events.hasNext() ? events.next() : null;
  }
}
