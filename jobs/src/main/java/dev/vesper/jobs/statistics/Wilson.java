package dev.vesper.jobs.statistics;

/**
 * The 95 % interval of a share after Wilson (1927): the shares p for which the observed one lies
 * within z standard errors, sqrt(p (1 - p) / n), of p. Solved for p, the middle is (k + z²/2) / (n
 * + z²). Unlike the usual k/n ± z·s it stays within 0 and 1 and is right for few users.
 */
public record Wilson(double low, double high) {
  private static final double Z = 1.959963984540054;

  /** The interval of a part of all, of which there is at least one. */
  public static Wilson of(long part, long all) {
    double n = all;
    double squared = Z * Z;
    double middle = (part + squared / 2) / (n + squared);
    double half = Z / (n + squared) * Math.sqrt(part * (n - part) / n + squared / 4);
    return new Wilson(Math.max(0, middle - half), Math.min(1, middle + half));
  }
}
