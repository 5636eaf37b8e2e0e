package dev.vesper.jobs.factor;

/**
 * Finds for each person the contents of the largest products, those left out that a person is tied
 * to. Contents come from the longest vector to the shortest, so that a person is done when even the
 * longest that is left could not reach the threshold (the product is at most that of the lengths).
 */
public final class Ranker {
  private static final float ROUNDING = 1.0001f;

  private final Tiles tiles;
  private final int most;
  private final float[] products = new float[Tiles.TILE];

  /** A ranker that finds so many at most. */
  public Ranker(Factors contents, int most) {
    this(Tiles.of(contents), most);
  }

  Ranker(Tiles tiles, int most) {
    this.tiles = tiles;
    this.most = most;
  }

  /** The best of each person of a block, in their order. */
  public Best[] best(Ties ties, Factors people) {
    Best[] best = new Best[people.count()];
    for (int person = 0; person < best.length; person++) {
      best[person] = new Best(most);
    }
    float[] lengths = new float[best.length];
    int[] open = new int[best.length];
    for (int person = 0; person < best.length; person++) {
      open[person] = person;
      lengths[person] = ROUNDING * (float) Math.sqrt(people.dot(person, people, person));
    }
    int left = open.length;
    for (int tile = 0; tile < tiles.count() && left > 0; tile++) {
      int still = 0;
      for (int each = 0; each < left; each++) {
        int person = open[each];
        if (lengths[person] * tiles.longest(tile) >= best[person].threshold()) {
          offer(tile, ties, person, people, best[person]);
          open[still++] = person;
        }
      }
      left = still;
    }
    return best;
  }

  private void offer(int tile, Ties ties, int person, Factors people, Best best) {
    tiles.products(tile, people.values(), people.at(person), products);
    float threshold = best.threshold();
    int filled = tiles.filled(tile);
    for (int place = 0; place < filled; place++) {
      if (products[place] >= threshold) {
        int content = tiles.content(tile, place);
        if (!ties.has(person, content)) {
          best.offer(content, products[place]);
          threshold = best.threshold();
        }
      }
    }
  }
}
