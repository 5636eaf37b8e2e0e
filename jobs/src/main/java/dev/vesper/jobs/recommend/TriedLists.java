package dev.vesper.jobs.recommend;

import dev.vesper.jobs.recommend.PersonMarks.Half;
import java.util.Arrays;

/** How good the lists of a recipe were, or those of popularity. */
public final class TriedLists {
  private final String method;
  private final double[] choosing;
  private final double[] confirming;
  private final double recall;

  private TriedLists(String method, double[] choosing, double[] confirming, double recall) {
    this.method = method;
    this.choosing = choosing;
    this.confirming = confirming;
    this.recall = recall;
  }

  /** By a way of scoring. */
  static TriedLists by(int way, PersonMarks marks) {
    double recalls =
        sum(marks.recalls(way, Half.CHOOSING)) + sum(marks.recalls(way, Half.CONFIRMING));
    return new TriedLists(
        Blend.TRIED.get(way).name(),
        marks.gains(way, Half.CHOOSING),
        marks.gains(way, Half.CONFIRMING),
        recalls / Math.max(1, marks.people()));
  }

  /** By the way that is best to those who choose, of equal ones the simpler. */
  static TriedLists best(PersonMarks marks) {
    TriedLists best = by(0, marks);
    for (int way = 1; way < Blend.TRIED.size(); way++) {
      TriedLists other = by(way, marks);
      best = other.ndcg() > best.ndcg() ? other : best;
    }
    return best;
  }

  /** The way of scoring, in words. */
  public String method() {
    return method;
  }

  /** The mean gain of those who choose. */
  public double ndcg() {
    return mean(choosing);
  }

  /** The mean gain of those who have no say in choosing. */
  public double confirmed() {
    return mean(confirming);
  }

  /** The mean recall of all. */
  public double recall() {
    return recall;
  }

  /**
   * How much more the same people gain than by other lists.
   *
   * @param mean over those who have no say in choosing
   * @param error its standard error
   */
  public record Lead(double mean, double error) {
    private static final double ERRORS = 2;

    /** Whether it is more than noise. */
    public boolean isClear() {
      return mean > ERRORS * error;
    }
  }

  /** The lead over other lists of the same people. */
  public Lead over(TriedLists other) {
    double[] more = new double[confirming.length];
    for (int person = 0; person < more.length; person++) {
      more[person] = confirming[person] - other.confirming[person];
    }
    double mean = mean(more);
    double squares = Arrays.stream(more).map(each -> (each - mean) * (each - mean)).sum();
    return new Lead(
        mean, Math.sqrt(squares / Math.max(1, more.length - 1.0) / Math.max(1, more.length)));
  }

  private static double mean(double[] each) {
    return sum(each) / Math.max(1, each.length);
  }

  private static double sum(double[] each) {
    return Arrays.stream(each).sum();
  }
}
