package dev.vesper.jobs.growth;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far and in which steps retention is measured.
 *
 * @param longest by grain, the last period after birth that is measured
 * @param ages by grain, the ages of a cohort at which its {@code on_or_after} cells are renewed, in
 *     rising order; the last of them is the horizon, at which they are final
 * @param brackets spans of days after birth, each measured as a whole
 */
public record RetentionParams(
    Map<Grain, Integer> longest, Map<Grain, List<Integer>> ages, List<Bracket> brackets)
    implements Serializable {

  /** Days after birth, the last one included. */
  public record Bracket(int from, int to) implements Serializable {
    public Bracket {
      if (from < 0 || to < from) {
        throw new IllegalArgumentException("a bracket runs from 0 or more to no less than that");
      }
    }
  }

  public static final RetentionParams DEFAULTS =
      new RetentionParams(
          Map.of(Grain.DAY, 90, Grain.WEEK, 26, Grain.MONTH, 24),
          Map.of(
              Grain.DAY, List.of(7, 14, 30, 60, 90),
              Grain.WEEK, List.of(4, 8, 13, 26),
              Grain.MONTH, List.of(3, 6, 12, 24)),
          List.of(
              new Bracket(1, 7),
              new Bracket(8, 14),
              new Bracket(15, 30),
              new Bracket(31, 60),
              new Bracket(61, 90)));

  public RetentionParams {
    longest = new TreeMap<>(longest); // in order, so that they read the same on every run
    ages = new TreeMap<>(ages);
    brackets = List.copyOf(brackets);
  }
}
