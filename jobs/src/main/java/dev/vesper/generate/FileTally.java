package dev.vesper.generate;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;

/**
 * What a file holds, counted while it is written: lines by fate, and the accepted ones by how many
 * nights before their arrival they happened.
 */
final class FileTally implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final int day;
  private final Counts<Fate> fates = new Counts<>(Fate.class);
  private final Counts<Flaw> flaws = new Counts<>(Flaw.class);
  private final List<NightTally> nights =
      Stream.generate(NightTally::new).limit(Delays.LATE_DAYS + 1).toList();

  FileTally(String file, int day) {
    this.file = file;
    this.day = day;
  }

  void quarantined(Flaw flaw) {
    fates.add(Fate.QUARANTINED, 1);
    flaws.add(flaw, 1);
  }

  void dropped(Fate fate) {
    fates.add(fate, 1);
  }

  void accepted(Event event, int lag) {
    fates.add(Fate.ACCEPTED, 1);
    nights.get(lag).add(event);
  }

  String file() {
    return file;
  }

  /** The day of arrival. */
  int day() {
    return day;
  }

  Counts<Fate> fates() {
    return fates;
  }

  Counts<Flaw> flaws() {
    return flaws;
  }

  /** The accepted events that happened so many nights before the day of arrival. */
  NightTally before(int lag) {
    return nights.get(lag);
  }

  /** Accepted events by the night they happened. */
  static final class NightTally implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Counts<EventType> events = new Counts<>(EventType.class);
    private final Counts<EventType> cents = new Counts<>(EventType.class);
    private final RoaringBitmap present = new RoaringBitmap();
    private final RoaringBitmap acting = new RoaringBitmap();

    private void add(Event event) {
      events.add(event.type, 1);
      if (event.cents > 0) {
        cents.add(event.type, event.cents);
      }
      if (event.user != Event.ABSENT) {
        present.add(event.user);
        if (event.type.byTheUser()) {
          acting.add(event.user);
        }
      }
    }

    /** Adds what another one counted. */
    void addAll(NightTally other) {
      events.addAll(other.events);
      cents.addAll(other.cents);
      present.or(other.present);
      acting.or(other.acting);
    }

    Counts<EventType> events() {
      return events;
    }

    /** The money that moved, by type of event. */
    Counts<EventType> cents() {
      return cents;
    }

    /** The users with any event. */
    RoaringBitmap present() {
      return present;
    }

    /** The users who did something themselves. */
    RoaringBitmap acting() {
      return acting;
    }
  }
}
