package dev.vesper.jobs.factor;

import java.util.Arrays;

/**
 * The products of one person's vector with those of all contents. Contents lie in tiles: within a
 * tile all first numbers lie side by side, then all second ones, so that a person's products with a
 * whole tile are made side by side. For one thread.
 */
public final class Products {
  /** So many contents lie side by side; a tile fits into a core's cache. */
  private static final int TILE = 1024;

  private final int count;
  private final int rank;
  private final float[][][] tiles;
  private final float[] sums = new float[TILE];

  public Products(Factors contents) {
    this.count = contents.count();
    this.rank = contents.rank();
    this.tiles = new float[(count + TILE - 1) / TILE][rank][];
    for (int tile = 0; tile < tiles.length; tile++) {
      for (int each = 0; each < rank; each++) {
        tiles[tile][each] = new float[length(tile)];
      }
    }
    for (int content = 0; content < count; content++) {
      for (int each = 0; each < rank; each++) {
        tiles[content / TILE][each][content % TILE] =
            contents.values()[contents.at(content) + each];
      }
    }
  }

  private int length(int tile) {
    return Math.min(TILE, count - tile * TILE);
  }

  /** Writes one person's product with each content to its place. */
  public void of(Factors people, int person, float[] scores) {
    of(people, person, new float[][] {scores});
  }

  /**
   * The same of several people who follow each other, a row for each: they are dealt with tile by
   * tile, as reading all tiles takes longer than multiplying.
   */
  public void of(Factors people, int first, float[][] scores) {
    float[][] vectors = new float[scores.length][];
    for (int each = 0; each < scores.length; each++) {
      vectors[each] = people.vector(first + each);
    }
    for (int tile = 0; tile < tiles.length; tile++) {
      for (int each = 0; each < scores.length; each++) {
        multiply(tiles[tile], vectors[each]);
        System.arraycopy(sums, 0, scores[each], tile * TILE, length(tile));
      }
    }
  }

  private void multiply(float[][] tile, float[] person) {
    Arrays.fill(sums, 0);
    int length = tile[0].length;
    int even = rank - rank % 4;
    for (int each = 0; each < even; each += 4) {
      Floats.addFour(tile, each, person, sums, length);
    }
    for (int each = even; each < rank; each++) {
      Floats.add(person[each], tile[each], 0, sums, 0, length);
    }
  }
}
