package dev.vesper.jobs.basket;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.Row;

/**
 * Goes through rows of which those with equal keys lie side by side, and makes others of each run.
 */
final class Runs implements Iterator<Row> {
  private final Iterator<Row> rows;
  private final Function<Row, List<Object>> key;
  private final Function<Row, Gathering> begun;
  private Optional<Row> next;
  private Iterator<Row> made = List.<Row>of().iterator();

  /** What is made of the rows of one run. */
  interface Gathering {
    void add(Row row);

    /** The rows that all those that were added make. */
    Iterator<Row> made();
  }

  /**
   * Takes the rows of a task.
   *
   * @param key what the rows of a run have in common
   * @param begun what gathers a run, told of its first row
   */
  Runs(Iterator<Row> rows, Function<Row, List<Object>> key, Function<Row, Gathering> begun) {
    this.rows = rows;
    this.key = key;
    this.begun = begun;
    this.next = following();
  }

  private Optional<Row> following() {
    return rows.hasNext() ? Optional.of(rows.next()) : Optional.empty();
  }

  @Override
  public boolean hasNext() {
    while (!made.hasNext() && next.isPresent()) {
      made = run(next.get());
    }
    return made.hasNext();
  }

  private Iterator<Row> run(Row first) {
    List<Object> common = key.apply(first);
    Gathering gathering = begun.apply(first);
    while (next.filter(row -> key.apply(row).equals(common)).isPresent()) {
      gathering.add(next.orElseThrow());
      next = following();
    }
    return gathering.made();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException("all runs are through");
    }
    return made.next();
  }
}
