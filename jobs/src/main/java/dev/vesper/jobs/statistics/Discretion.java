package dev.vesper.jobs.statistics;

import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Field;
import java.util.Optional;

/**
 * What a table that is about nobody in particular tells of few people: how many they are, and not
 * what they paid or are worth, for a sum over one customer is that customer's.
 */
public final class Discretion {
  /** Of fewer people no money is told. */
  public static final int FEWEST = 10;

  private Discretion() {}

  /** A figure of so many people, where they are enough. */
  public static <T> Optional<T> told(long people, T figure) {
    return people < FEWEST ? Optional.empty() : Optional.of(figure);
  }

  /** A sum over so many people, where they are enough; a sum over nobody tells about nobody. */
  public static <T> Optional<T> sum(long people, T figure) {
    return people == 0 ? Optional.of(figure) : told(people, figure);
  }

  /**
   * The check that a column says nothing of few people.
   *
   * @param what the column tells, in a word
   * @param people the column that counts them
   */
  public static Check nothingOfFew(Field figure, String what, Field people) {
    return Check.rows(
        "nothing_of_few",
        "of fewer than %d %s no %s is told".formatted(FEWEST, people.name(), what),
        () -> figure.col().isNull().or(people.col().geq(FEWEST)));
  }
}
