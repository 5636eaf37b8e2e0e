package dev.vesper.jobs.growth;

import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.table.Gathered;
import dev.vesper.pipeline.table.PlainRows;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;

/** Makes a {@link Person} of the rows of a user. */
final class PersonRows implements Gathered.Group<Person> {
  private static final int NEVER = Integer.MAX_VALUE / 2;
  private static final int HOURS = 24;

  private final String user;
  private final Nights nights;
  private final int start;
  private final Parts parts;
  private final List<Row> days = new ArrayList<>();
  private final List<Integer> purchases = new ArrayList<>();
  private final List<Span> subscriptions = new ArrayList<>();
  private final List<Span> listed = new ArrayList<>();
  private final int[] toldOn;
  private final int[] toldPart;
  private Row before;
  private int first = NEVER;
  private final Map<CohortKind, Integer> births = new EnumMap<>(CohortKind.class);
  private long firstHour = Long.MAX_VALUE;

  PersonRows(String user, Nights nights, Parts parts) {
    this.user = user;
    this.nights = nights;
    this.start = PlainRows.day(nights.first().date());
    this.parts = parts;
    this.toldOn = new int[parts.breakdowns()];
    this.toldPart = new int[parts.breakdowns()];
    for (int breakdown = 0; breakdown < toldOn.length; breakdown++) {
      toldOn[breakdown] = NEVER;
      toldPart[breakdown] = parts.none(breakdown);
    }
  }

  /** The users of rows that lie together by user. */
  static Iterator<Person> people(Iterator<Row> rows, Nights nights, Parts parts) {
    return new Gathered<>(
        rows, first -> new PersonRows(first.getString(UsersOfARun.USER), nights, parts));
  }

  @Override
  public boolean has(Row row) {
    return row.getString(UsersOfARun.USER).equals(user);
  }

  @Override
  public void add(Row row) {
    int place = place(row, UsersOfARun.DAY);
    if (!row.isNullAt(UsersOfARun.BREAKDOWN)) {
      int breakdown = row.getInt(UsersOfARun.BREAKDOWN);
      toldOn[breakdown] = place;
      toldPart[breakdown] = row.getInt(UsersOfARun.PART);
      return;
    }
    if (!row.isNullAt(UsersOfARun.UNTIL)) {
      subscriptions.add(new Span(place, place(row, UsersOfARun.UNTIL)));
      return;
    }
    if (!row.isNullAt(UsersOfARun.LISTED_UNTIL)) {
      listed.add(new Span(place, place(row, UsersOfARun.LISTED_UNTIL)));
      return;
    }
    first = Math.min(first, place);
    firstHour = Math.min(firstHour, row.getLong(UsersOfARun.FIRST_HOUR));
    born(CohortKind.FIRST_SEEN, place);
    if (row.isNullAt(UsersOfARun.MARKS)) {
      before = row;
      born(CohortKind.REGISTERED, row, UsersOfARun.REGISTERED);
      born(CohortKind.FIRST_PURCHASE, row, UsersOfARun.PURCHASED);
      born(CohortKind.JOINED_COMMUNITY, row, UsersOfARun.JOINED);
      if (!row.isNullAt(UsersOfARun.LAST_PURCHASED)) {
        purchases.add(place(row, UsersOfARun.LAST_PURCHASED));
      }
      return;
    }
    days.add(row);
    if ((row.getInt(UsersOfARun.MARKS) & UsersOfARun.PURCHASES) != 0) {
      purchases.add(place);
    }
    born(CohortKind.REGISTERED, row, place, UsersOfARun.REGISTERS);
    born(CohortKind.FIRST_PURCHASE, row, place, UsersOfARun.PURCHASES);
    born(CohortKind.JOINED_COMMUNITY, row, place, UsersOfARun.JOINS);
  }

  private void born(CohortKind kind, Row before, int column) {
    if (!before.isNullAt(column)) {
      born(kind, place(before, column));
    }
  }

  private void born(CohortKind kind, Row day, int place, int mark) {
    if ((day.getInt(UsersOfARun.MARKS) & mark) != 0) {
      born(kind, place);
    }
  }

  private void born(CohortKind kind, int place) {
    births.merge(kind, place, Math::min);
  }

  /** Somebody who was ever active, or is registered. */
  @Override
  public Optional<Person> made() {
    boolean known = first != NEVER || !listed.isEmpty();
    return known ? Optional.of(person()) : Optional.empty();
  }

  private Person person() {
    return new Person(
        calendar(),
        rolling(),
        births,
        told(),
        new Payments(purchases, subscriptions),
        Span.joined(listed));
  }

  private List<Person.Told> told() {
    List<Person.Told> told = new ArrayList<>();
    for (int breakdown = 0; breakdown < toldOn.length; breakdown++) {
      told.add(new Person.Told(toldOn[breakdown], toldPart[breakdown], parts.none(breakdown)));
    }
    return told;
  }

  private Presence calendar() {
    long[] run = words();
    days.forEach(day -> mark(run, place(day, UsersOfARun.DAY)));
    return before == null
        ? new Presence(0, run, first, first)
        : new Presence(
            before.getLong(UsersOfARun.RECENT), run, first, place(before, UsersOfARun.LAST_DAY));
  }

  /**
   * The days of 24 hours from the first event on, each named by the day of the calendar that it
   * begins on, in places of a run that starts a day earlier. Of those before it the last one is
   * enough: a cell asks only whether somebody was there from a day on.
   */
  private Presence rolling() {
    long[] run = words();
    int lastBefore = 0;
    long recent = 0;
    if (before != null) {
      int day = place(before, UsersOfARun.LAST_DAY);
      lastBefore = rolled(day, before.getLong(UsersOfARun.LAST_HOUR));
      mark(run, lastBefore);
      boolean lookedBackOn = lastBefore >= 0 && lastBefore < Presence.LOOK_BACK;
      recent = lookedBackOn ? 1L << (Presence.LOOK_BACK - 1 - lastBefore) : 0;
    }
    for (Row row : days) {
      int day = place(row, UsersOfARun.DAY);
      mark(run, rolled(day, row.getLong(UsersOfARun.FIRST_HOUR)));
      mark(run, rolled(day, row.getLong(UsersOfARun.LAST_HOUR)));
    }
    return new Presence(recent, run, first + 1, lastBefore);
  }

  /**
   * The place of the 24 hours that contain an hour of a day: those that begin on the day, or on the
   * day before. After clocks went forward or back an hour at the edge would belong to others; it
   * stays with these, so that a day is never told from hours of a third one.
   */
  private int rolled(int day, long hour) {
    int calendar = day - first;
    int after = Math.toIntExact(Math.floorDiv(hour - firstHour, HOURS));
    return first + 1 + Math.max(0, Math.min(calendar, Math.max(calendar - 1, after)));
  }

  private long[] words() {
    return new long[(nights.count() + Long.SIZE - 1) / Long.SIZE];
  }

  private static void mark(long[] run, int place) {
    int at = place - Presence.LOOK_BACK;
    if (at >= 0 && at / Long.SIZE < run.length) {
      run[at / Long.SIZE] |= 1L << at;
    }
  }

  private int place(Row row, int column) {
    return row.getInt(column) - start + Presence.LOOK_BACK;
  }
}
