package dev.vesper.jobs.segment;

/**
 * From which shares on a cluster goes on from a segment.
 *
 * @param keptPercent of the users of a segment, and of those of the cluster, that both have to
 *     share for the id to be kept; a cluster that no segment gave so large a share of its users is
 *     born
 * @param partPercent of a segment's users from which a cluster is a part of it when it splits; of a
 *     cluster's users from which a segment is a part of it when segments merge
 */
record MatchRules(int keptPercent, int partPercent) {
  static final MatchRules DEFAULTS = new MatchRules(25, 20);

  private static final int ALL = 100;

  MatchRules {
    if (keptPercent < 1 || keptPercent > ALL || partPercent < 1 || partPercent > ALL) {
      throw new IllegalArgumentException(
          "not from 1 to 100 percent: " + keptPercent + ", " + partPercent);
    }
  }

  /** Whether so many of so many are enough to go on from one another. */
  boolean isKept(long users, long of) {
    return reaches(users, of, keptPercent);
  }

  /** Whether so many of so many are a part worth a word. */
  boolean isPart(long users, long of) {
    return reaches(users, of, partPercent);
  }

  private static boolean reaches(long users, long of, int percent) {
    return users > 0 && Math.multiplyExact(users, ALL) >= Math.multiplyExact(of, percent);
  }
}
