package dev.vesper.generate;

import java.io.Serializable;
import java.util.Locale;

/**
 * One file to make: the arrivals of a day from a range of users.
 *
 * @param day the day of arrival
 * @param part the number of the range
 * @param firstUser the first of the users
 * @param pastUser the first who is not of them
 */
record DayFile(int day, int part, int firstUser, int pastUser) implements Serializable {
  /** How many events a file has at most, or nearly; about 50 MB of text. */
  static final int EVENTS = 200_000;

  String path(World world) {
    return String.format(
        Locale.ROOT,
        "%s/part-%04d.%s",
        world.calendar().night(day),
        part,
        world.settings().format().extension());
  }
}
