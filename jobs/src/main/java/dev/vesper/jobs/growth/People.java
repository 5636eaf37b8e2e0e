package dev.vesper.jobs.growth;

import dev.vesper.pipeline.night.Nights;
import java.util.Iterator;
import org.apache.spark.sql.Row;

/** Makes one {@link Person} of the rows of each user, which lie side by side. */
final class People implements Iterator<Person> {
  private final Iterator<Row> rows;
  private final Nights nights;
  private final Parts parts;
  private Row ahead;
  private Person next;

  People(Iterator<Row> rows, Nights nights, Parts parts) {
    this.rows = rows;
    this.nights = nights;
    this.parts = parts;
    this.ahead = rows.hasNext() ? rows.next() : null;
    this.next = following();
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public Person next() {
    Person person = next;
    next = following();
    return person;
  }

  /** The next user who ever signed in or is listed, or null. */
  private Person following() {
    while (ahead != null) {
      String user = ahead.getString(UsersOfARun.USER);
      PersonRows all = new PersonRows(nights, parts);
      while (ahead != null && ahead.getString(UsersOfARun.USER).equals(user)) {
        all.add(ahead);
        ahead = rows.hasNext() ? rows.next() : null;
      }
      if (all.known()) {
        return all.person();
      }
    }
    return null;
  }
}
