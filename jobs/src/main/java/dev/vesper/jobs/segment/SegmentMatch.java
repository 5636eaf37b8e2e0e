package dev.vesper.jobs.segment;

import java.util.List;

/**
 * Which id each cluster of tonight has.
 *
 * <p>Clusters and segments are paired so that the Jaccard shares of the users in common are the
 * most in sum. A pair that shares too few users by {@link MatchRules} may not be made, and counts
 * nothing. A cluster that is left without a segment has an id that was never used, in the order of
 * the clusters.
 *
 * <p>Users alone say who goes on from whom: each fit has scales of its own, so that distances
 * between the centres of two mean nothing. Where nobody is placed on both nights, all ids are new.
 *
 * @param ids of the clusters, in their order
 * @param highestId that any segment has ever had, tonight's among them
 * @param happenings what became of last night's segments, and where tonight's come from
 */
record SegmentMatch(List<Integer> ids, int highestId, List<Happening> happenings) {
  /** Shares are compared in millionths of millionths. */
  private static final double STEPS = 1e12;

  SegmentMatch {
    ids = List.copyOf(ids);
    happenings = List.copyOf(happenings);
  }

  /**
   * Matches clusters to the segments of last night.
   *
   * @param users who are in both: a row for each segment, a column for each cluster
   * @param clusters how many there are
   */
  static SegmentMatch of(KnownSegments known, long[][] users, int clusters, MatchRules rules) {
    if (users.length != known.ids().size()) {
      throw new IllegalArgumentException(
          users.length + " rows of users for " + known.ids().size() + " segments");
    }
    SharedUsers shared = new SharedUsers(users, clusters);
    int[] clusterOf = paired(shared, rules);
    Integer[] ids = new Integer[clusters];
    for (int segment = 0; segment < clusterOf.length; segment++) {
      int cluster = clusterOf[segment];
      if (cluster != OptimalAssignment.NONE && mayBeKept(shared, segment, cluster, rules)) {
        ids[cluster] = known.ids().get(segment);
      }
    }
    int highest = nameTheRest(ids, known.highestId());
    List<Integer> newIds = List.of(ids);
    return new SegmentMatch(
        newIds, highest, new Happenings(shared, known.ids(), newIds, rules).told());
  }

  private static int nameTheRest(Integer[] ids, int highestEver) {
    int highest = highestEver;
    for (int cluster = 0; cluster < ids.length; cluster++) {
      if (ids[cluster] == null) {
        highest = Math.addExact(highest, 1);
        ids[cluster] = highest;
      }
    }
    return highest;
  }

  private static int[] paired(SharedUsers shared, MatchRules rules) {
    long[][] costs = new long[shared.segments()][shared.clusters()];
    for (int segment = 0; segment < costs.length; segment++) {
      for (int cluster = 0; cluster < shared.clusters(); cluster++) {
        if (mayBeKept(shared, segment, cluster, rules)) {
          costs[segment][cluster] = -Math.round(STEPS * shared.jaccard(segment, cluster));
        }
      }
    }
    return OptimalAssignment.of(costs);
  }

  private static boolean mayBeKept(SharedUsers shared, int segment, int cluster, MatchRules rules) {
    long both = shared.users(segment, cluster);
    return rules.isKept(both, shared.ofSegment(segment))
        && rules.isKept(both, shared.ofCluster(cluster));
  }
}
