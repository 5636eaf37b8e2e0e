package dev.vesper.generate;

/** The one file that a shard of users fills on a day: decides what arrives in it, and counts. */
final class Arrivals {
  private static final long MILLISECOND = 1_000L;
  private static final long HOUR = 3_600_000_000L;

  private final Calendar calendar;
  private final int day;
  private final EventFile file;
  private final FileTally tally;
  private final Duplicates duplicates;
  private final Breakages breakages;
  private final Dice latencies;
  private long batchClock;

  Arrivals(World world, int day, EventFile file, FileTally tally) {
    this.calendar = world.calendar();
    this.day = day;
    this.file = file;
    this.tally = tally;
    this.duplicates = new Duplicates(world);
    this.breakages = new Breakages(world);
    this.latencies = world.dice("latencies");
  }

  /** An event that is sent at once; it is in this file if it is received on this day. */
  void prompt(Event event) {
    double slowness = latencies.at(event.id, 0).uniform();
    event.received = event.time + (long) (120_000 + slowness * slowness * slowness * 8_000_000);
    if (calendar.dayOf(event.received) != day) {
      return;
    }
    first(event);
    if (breakages.breaks(event)) {
      Event broken = breakages.broken(event);
      file.add(broken);
      tally.quarantined(broken.flaw);
    }
  }

  /** Turns to a batch of sessions that a device sends on this day, some time after 9:00. */
  void beginBatch(Life life) {
    double moment = latencies.at(life.user(), day).uniform();
    batchClock = calendar.startsAt(day) + 9 * HOUR + (long) (moment * 10 * HOUR);
  }

  /** An event of a late batch. */
  void late(Event event) {
    event.received = nextOfBatch();
    first(event);
  }

  /** An event of a batch that arrived on the day before, too. */
  void resent(Event event) {
    event.received = nextOfBatch();
    second(event);
  }

  private long nextOfBatch() {
    batchClock += 37 * MILLISECOND;
    return batchClock;
  }

  private void first(Event event) {
    file.add(event);
    int lag = lag(event);
    if (lag > Delays.LATE_DAYS) {
      tally.dropped(Fate.TOO_LATE);
    } else {
      tally.accepted(event, lag);
    }
    if (duplicates.doubled(event)) {
      second(event.receivedAt(again(event)));
    }
  }

  private long again(Event event) {
    long received = duplicates.receivedAgain(event);
    return calendar.dayOf(received) == day ? received : event.received;
  }

  private void second(Event event) {
    file.add(event);
    tally.dropped(lag(event) > Delays.LATE_DAYS ? Fate.TOO_LATE : Fate.DUPLICATE);
  }

  private int lag(Event event) {
    return day - calendar.dayOf(event.time);
  }
}
