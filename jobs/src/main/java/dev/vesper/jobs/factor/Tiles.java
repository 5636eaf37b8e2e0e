package dev.vesper.jobs.factor;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Vectors of contents from the longest to the shortest, in tiles of {@link #TILE}: within a tile
 * all first numbers lie side by side, then all second ones, so that a person's products with a
 * whole tile are made side by side. The last tile is filled up with zeros.
 */
final class Tiles implements Serializable {
  /** So many contents lie side by side; their numbers fit into a core's cache. */
  static final int TILE = 64;

  private final int rank;
  private final int[] contents;
  private final float[] lengths;
  private final float[] values;

  private Tiles(int rank, int[] contents, float[] lengths, float[] values) {
    this.rank = rank;
    this.contents = contents;
    this.lengths = lengths;
    this.values = values;
  }

  static Tiles of(Factors factors) {
    int rank = factors.rank();
    float[] lengths = new float[factors.count()];
    for (int content = 0; content < lengths.length; content++) {
      lengths[content] = (float) Math.sqrt(factors.dot(content, factors, content));
    }
    int[] order =
        IntStream.range(0, lengths.length)
            .boxed()
            .sorted(Comparator.comparingDouble(content -> -lengths[content]))
            .mapToInt(Integer::intValue)
            .toArray();
    int tiles = (order.length + TILE - 1) / TILE;
    float[] values = new float[tiles * TILE * rank];
    for (int place = 0; place < order.length; place++) {
      for (int each = 0; each < rank; each++) {
        values[(place / TILE * rank + each) * TILE + place % TILE] =
            factors.values()[factors.at(order[place]) + each];
      }
    }
    float[] longest = new float[tiles];
    for (int tile = 0; tile < tiles; tile++) {
      longest[tile] = lengths[order[tile * TILE]];
    }
    return new Tiles(rank, order, longest, values);
  }

  int count() {
    return lengths.length;
  }

  /** The length of the longest vector in a tile. */
  float longest(int tile) {
    return lengths[tile];
  }

  /** How many contents are in a tile. */
  int filled(int tile) {
    return Math.min(TILE, contents.length - tile * TILE);
  }

  int content(int tile, int place) {
    return contents[tile * TILE + place];
  }

  /** The products of one vector with all of a tile. */
  void products(int tile, float[] vectors, int at, float[] products) {
    Arrays.fill(products, 0);
    int from = tile * TILE * rank;
    int even = rank - rank % 4;
    for (int each = 0; each < even; each += 4) {
      addFour(from + each * TILE, vectors, at + each, products);
    }
    for (int each = even; each < rank; each++) {
      Floats.add(vectors[at + each], values, from + each * TILE, products, 0, TILE);
    }
  }

  private void addFour(int from, float[] vectors, int at, float[] products) {
    float first = vectors[at];
    float second = vectors[at + 1];
    float third = vectors[at + 2];
    float fourth = vectors[at + 3];
    for (int place = 0; place < TILE; place++) {
      products[place] +=
          first * values[from + place]
              + second * values[from + TILE + place]
              + (third * values[from + 2 * TILE + place]
                  + fourth * values[from + 3 * TILE + place]);
    }
  }
}
