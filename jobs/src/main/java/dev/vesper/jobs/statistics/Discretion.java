package dev.vesper.jobs.statistics;

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
}
