package dev.vesper.jobs.growth;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

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

  private static final List<Integer> DAYS = List.of(7, 14, 30, 60);
  private static final List<Integer> WEEKS = List.of(4, 8, 13);
  private static final List<Integer> MONTHS = List.of(3, 6, 12);

  /** Measured so far by day, by week and by month, and in some brackets of days. */
  public static RetentionParams of(int days, int weeks, int months, List<Bracket> brackets) {
    return new RetentionParams(
        Map.of(Grain.DAY, days, Grain.WEEK, weeks, Grain.MONTH, months),
        Map.of(
            Grain.DAY, upTo(days, DAYS),
            Grain.WEEK, upTo(weeks, WEEKS),
            Grain.MONTH, upTo(months, MONTHS)),
        brackets);
  }

  private static List<Integer> upTo(int horizon, List<Integer> ages) {
    return Stream.concat(ages.stream().filter(age -> age < horizon), Stream.of(horizon)).toList();
  }

  public RetentionParams {
    longest = new TreeMap<>(longest); // in order, so that they read the same on every run
    ages = new TreeMap<>(ages);
    brackets = List.copyOf(brackets);
  }
}
