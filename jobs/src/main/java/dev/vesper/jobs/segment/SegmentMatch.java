package dev.vesper.jobs.segment;

import java.util.Arrays;
import java.util.List;

/**
 * Which id each cluster of tonight has.
 *
 * <p>Clusters and segments are paired so that the Jaccard shares of the users in common are the
 * most in sum; the distances of the centres decide between equal sums only. A pair that shares too
 * few users by {@link MatchRules} may not be made, and counts nothing. A cluster that is left
 * without a segment has an id that was never used, in the order of the clusters.
 *
 * <p>Users alone say who goes on from whom: where nobody is placed on both nights, all ids are new,
 * however near the centres are.
 *
 * @param ids of the clusters, in their order
 * @param highestId that any segment has ever had, tonight's among them
 * @param happenings what became of last night's segments, and where tonight's come from
 */
record SegmentMatch(List<Integer> ids, int highestId, List<Happening> happenings) {
  /** Shares and distances are compared in millionths of millionths. */
  private static final double STEPS = 1e12;

  SegmentMatch {
    ids = List.copyOf(ids);
    happenings = List.copyOf(happenings);
  }

  /**
   * Matches clusters to the segments of last night.
   *
   * @param centres of tonight's clusters, in the space of last night's
   * @param users who are in both: a row for each segment, a column for each cluster
   */
  static SegmentMatch of(
      KnownSegments known, double[][] centres, long[][] users, MatchRules rules) {
    if (users.length != known.segments().size()) {
      throw new IllegalArgumentException(
          users.length + " rows of users for " + known.segments().size() + " segments");
    }
    SharedUsers shared = new SharedUsers(users, centres.length);
    int[] clusterOf = paired(shared, distances(known.segments(), centres), rules);
    Integer[] ids = new Integer[centres.length];
    for (int segment = 0; segment < clusterOf.length; segment++) {
      int cluster = clusterOf[segment];
      if (cluster != OptimalAssignment.NONE && mayBeKept(shared, segment, cluster, rules)) {
        ids[cluster] = known.segments().get(segment).id();
      }
    }
    int highest = nameTheRest(ids, known.highestId());
    List<Integer> oldIds = known.segments().stream().map(Segment::id).toList();
    List<Integer> newIds = List.of(ids);
    return new SegmentMatch(newIds, highest, new Happenings(shared, oldIds, newIds, rules).told());
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

  private static int[] paired(SharedUsers shared, double[][] distances, MatchRules rules) {
    long[][] costs = new long[shared.segments()][shared.clusters()];
    long[][] seconds = new long[shared.segments()][shared.clusters()];
    double farthest = Arrays.stream(distances).flatMapToDouble(Arrays::stream).max().orElse(0);
    for (int segment = 0; segment < costs.length; segment++) {
      for (int cluster = 0; cluster < shared.clusters(); cluster++) {
        if (mayBeKept(shared, segment, cluster, rules)) {
          costs[segment][cluster] = -Math.round(STEPS * shared.jaccard(segment, cluster));
          double far = farthest == 0 ? 0 : distances[segment][cluster] / farthest;
          seconds[segment][cluster] = Math.round(STEPS * far);
        }
      }
    }
    return OptimalAssignment.of(costs, seconds);
  }

  private static boolean mayBeKept(SharedUsers shared, int segment, int cluster, MatchRules rules) {
    long both = shared.users(segment, cluster);
    return rules.isKept(both, shared.ofSegment(segment))
        && rules.isKept(both, shared.ofCluster(cluster));
  }

  private static double[][] distances(List<Segment> segments, double[][] centres) {
    return segments.stream()
        .map(each -> Arrays.stream(centres).mapToDouble(c -> distance(each.centre(), c)).toArray())
        .toArray(double[][]::new);
  }

  private static double distance(double[] one, double[] other) {
    if (one.length != other.length) {
      throw new IllegalArgumentException(
          "centres of " + one.length + " and of " + other.length + " features");
    }
    double squares = 0;
    for (int feature = 0; feature < one.length; feature++) {
      squares += (one[feature] - other[feature]) * (one[feature] - other[feature]);
    }
    if (!Double.isFinite(squares)) {
      throw new IllegalArgumentException("a centre is not finite");
    }
    return Math.sqrt(squares);
  }
}
