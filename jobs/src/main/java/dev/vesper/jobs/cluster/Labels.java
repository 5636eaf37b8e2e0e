package dev.vesper.jobs.cluster;

/**
 * Where each point belongs.
 *
 * <p>Labels are numbers of centres; an outlier has the number of centres as its label.
 */
final class Labels {
  private Labels() {}

  /** The label of each point. */
  static int[] of(Points points, Centres centres) {
    int[] labels = new int[points.count()];
    Nearest nearest = new Nearest(points, centres);
    for (int tile = 0; tile < points.tiles(); tile++) {
      nearest.of(tile);
      for (int point = 0; point < points.filled(tile); point++) {
        labels[tile * Points.TILE + point] = nearest.label(point);
      }
    }
    return labels;
  }
}
