package dev.vesper.jobs.segment;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How many users each segment of last night (a row) shares with each cluster of tonight (a column).
 * Only users who have been placed on both nights are counted, in the totals too.
 */
final class SharedUsers {
  private final long[][] counts;
  private final long[] ofSegment;
  private final long[] ofCluster;

  SharedUsers(long[][] counts, int clusters) {
    for (long[] row : counts) {
      if (row.length != clusters || Arrays.stream(row).anyMatch(count -> count < 0)) {
        throw new IllegalArgumentException(
            "not " + clusters + " counts from 0: " + Arrays.toString(row));
      }
    }
    this.counts = counts;
    this.ofSegment = Arrays.stream(counts).mapToLong(SharedUsers::sum).toArray();
    this.ofCluster =
        IntStream.range(0, clusters)
            .mapToLong(
                cluster -> sum(Arrays.stream(counts).mapToLong(row -> row[cluster]).toArray()))
            .toArray();
  }

  int segments() {
    return ofSegment.length;
  }

  int clusters() {
    return ofCluster.length;
  }

  long users(int segment, int cluster) {
    return counts[segment][cluster];
  }

  long ofSegment(int segment) {
    return ofSegment[segment];
  }

  long ofCluster(int cluster) {
    return ofCluster[cluster];
  }

  /** Users of both over users of either, by Jaccard; 0 where nobody is in either. */
  double jaccard(int segment, int cluster) {
    long both = counts[segment][cluster];
    return both == 0 ? 0 : (double) both / (ofSegment[segment] + ofCluster[cluster] - both);
  }

  private static long sum(long[] each) {
    return Arrays.stream(each).reduce(0, Math::addExact);
  }
}
