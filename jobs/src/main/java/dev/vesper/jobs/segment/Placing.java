package dev.vesper.jobs.segment;

import dev.vesper.jobs.cluster.Centres;
import java.io.Serializable;
import java.util.List;

/**
 * Finds the segment of a user: the nearest of who was in none, and of who was in one that, until he
 * or she is {@link Leaving} it, so that people halfway between two do not go to and fro.
 */
final class Placing implements Serializable {
  private final Centres centres;
  private final List<Integer> ids;
  private final Leaving leaving;

  /**
   * @param ids of the centres, in their order
   * @param leaving the rule for who was in one of them
   */
  Placing(Centres centres, List<Integer> ids, Leaving leaving) {
    if (ids.size() != centres.count()) {
      throw new IllegalArgumentException(ids.size() + " ids of " + centres.count() + " centres");
    }
    this.centres = centres;
    this.ids = List.copyOf(ids);
    this.leaving = leaving;
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

  /** The place of somebody who was in a segment on the night before, or in none. */
  Place of(Lately lately, Integer before) {
    double[] distances = centres.distances(lately.month());
    int own = before == null ? -1 : ids.indexOf(before);
    int going = own < 0 ? -1 : leaving.from(own, lately);
    int place =
        going >= 0 && distances[going] <= centres.bound(going) ? going : least(distances, -1);
    int second = least(distances, place);
    return new Place(
        distances[place] > centres.bound(place) ? SegmentModel.OUTLIERS : ids.get(place),
        distances[place],
        second < 0 ? null : ids.get(second),
        second < 0 ? null : distances[second]);
  }

  /** The place of the least, or of the least but one; -1 where there is none. */
  static int least(double[] distances, int but) {
    int least = -1;
    for (int each = 0; each < distances.length; each++) {
      if (each != but && (least < 0 || distances[each] < distances[least])) {
        least = each;
      }
    }
    return least;
  }
}
