package dev.vesper.jobs.segment;

import dev.vesper.jobs.cluster.Centres;
import java.io.Serializable;
import java.util.List;

/**
 * Finds the segment of a user. Who was in a segment stays there until another one is nearer by a
 * margin, so that people halfway between two do not go to and fro.
 */
final class Placing implements Serializable {
  /** Another segment must be nearer than the own one by this share of the distance. */
  static final double MARGIN = 0.2;

  private final Centres centres;
  private final List<Integer> ids;

  /**
   * @param ids of the centres, in their order
   */
  Placing(Centres centres, List<Integer> ids) {
    if (ids.size() != centres.count()) {
      throw new IllegalArgumentException(ids.size() + " ids of " + centres.count() + " centres");
    }
    this.centres = centres;
    this.ids = List.copyOf(ids);
  }

  /**
   * Where somebody stands.
   *
   * @param segment id, or {@link SegmentModel#OUTLIERS}
   * @param distance from its centre, from the nearest one of an outlier
   * @param second id of the nearest other segment; absent where there is none
   * @param secondDistance from its centre
   */
  record Place(int segment, double distance, Integer second, Double secondDistance) {
    /** From 1 in the middle to 0 halfway to the next segment. */
    double confidence() {
      if (segment == SegmentModel.OUTLIERS) {
        return 0;
      }
      return secondDistance == null || distance == 0
          ? 1
          : Math.max(0, 1 - distance / secondDistance);
    }
  }

  /** The place of a vector, whose user was in a segment on the night before, or in none. */
  Place of(float[] vector, Integer before) {
    double[] distances = centres.distances(vector);
    int nearest = least(distances, -1);
    int own = before == null ? -1 : ids.indexOf(before);
    boolean stays = own >= 0 && distances[nearest] >= (1 - MARGIN) * distances[own];
    int place = stays && distances[own] <= centres.bound(own) ? own : nearest;
    int second = least(distances, place);
    return new Place(
        distances[place] > centres.bound(place) ? SegmentModel.OUTLIERS : ids.get(place),
        distances[place],
        second < 0 ? null : ids.get(second),
        second < 0 ? null : distances[second]);
  }

  private static int least(double[] distances, int but) {
    int least = -1;
    for (int each = 0; each < distances.length; each++) {
      if (each != but && (least < 0 || distances[each] < distances[least])) {
        least = each;
      }
    }
    return least;
  }
}
