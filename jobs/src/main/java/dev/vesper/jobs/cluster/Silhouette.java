package dev.vesper.jobs.cluster;

/**
 * How much nearer points are to their own centre than to the next: the mean of 1 - a / b over all
 * points but outliers. The silhouette of Rousseeuw (1987), with distances from centres in place of
 * mean distances from all points, which costs by points and not by pairs of them.
 */
final class Silhouette {
  private Silhouette() {}

  static double of(Points points, Centres centres) {
    Nearest nearest = new Nearest(points, centres);
    double sum = 0;
    long count = 0;
    for (int tile = 0; tile < points.tiles(); tile++) {
      nearest.of(tile);
      for (int point = 0; point < points.filled(tile); point++) {
        if (nearest.label(point) < centres.count()) {
          double next = Math.sqrt(nearest.secondSquared(point));
          sum += next == 0 ? 0 : 1 - Math.sqrt(nearest.squared(point)) / next;
          count++;
        }
      }
    }
    return count == 0 ? 0 : sum / count;
  }
}
