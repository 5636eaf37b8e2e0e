package dev.vesper.pipeline.table;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.Row;

/** Makes one thing of all rows that belong together, which lie side by side. */
public final class Gathered<T> implements Iterator<T> {
  private final Iterator<Row> rows;
  private final Function<Row, Group<T>> begun;
  private Row ahead;
  private Optional<T> next;

  /**
   * @param begun the group that a row begins; the row is not in it yet
   */
  public Gathered(Iterator<Row> rows, Function<Row, Group<T>> begun) {
    this.rows = rows;
    this.begun = begun;
    this.ahead = following();
    this.next = made();
  }

  /** Rows that belong together. */
  public interface Group<T> {
    /** Whether a row belongs to this group. */
    boolean has(Row row);

    void add(Row row);

    /** What comes of the rows; empty where they do not count. */
    Optional<T> made();
  }

  @Override
  public boolean hasNext() {
    return next.isPresent();
  }

  @Override
  public T next() {
    T now = next.orElseThrow(() -> new NoSuchElementException("there are no more rows"));
    next = made();
    return now;
  }

  private Optional<T> made() {
    Optional<T> made = Optional.empty();
    while (ahead != null && made.isEmpty()) {
      Group<T> group = begun.apply(ahead);
      while (ahead != null && group.has(ahead)) {
        group.add(ahead);
        ahead = following();
      }
      made = group.made();
    }
    return made;
  }

  private Row following() {
    return rows.hasNext() ? rows.next() : null;
  }
}
