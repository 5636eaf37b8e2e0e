package dev.vesper.jobs.growth;

import dev.vesper.pipeline.night.Nights;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
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

  /** The next user who ever signed in, or null. */
  private Person following() {
    while (ahead != null) {
      List<Row> mine = new ArrayList<>(List.of(ahead));
      String user = ahead.getString(UsersOfARun.USER);
      ahead = null;
      while (rows.hasNext() && ahead == null) {
        Row row = rows.next();
        if (row.getString(UsersOfARun.USER).equals(user)) {
          mine.add(row);
        } else {
          ahead = row;
        }
      }
      PersonRows all = new PersonRows(nights, parts);
      mine.forEach(all::add);
      if (all.known()) {
        return all.person();
      }
    }
    return null;
  }
}
