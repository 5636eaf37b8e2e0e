package dev.vesper.jobs.statistics;

/** Tenths of counted things that lie in an order, in which equal ones stay together. */
public final class Tenths {
  /** How many there are. */
  public static final int GROUPS = 10;

  private Tenths() {}

  /**
   * The tenth, from 0, that equal things belong to: that in which the middle of them lies.
   *
   * @param before how many lie before them
   * @param here how many they are
   * @param all how many there are in all
   */
  public static int group(long before, long here, long all) {
    return (int) Math.min(GROUPS - 1, (2 * before + here) * GROUPS / (2 * all));
  }
}
