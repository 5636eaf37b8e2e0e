package dev.vesper.jobs.factor;

import java.util.Arrays;

/**
 * The products of one person's vector with those of all contents. Contents lie in tiles: within a
 * tile all first numbers lie side by side, then all second ones, so that a person's products with a
 * whole tile are made side by side.
 */
public final class Products {
  /** So many contents lie side by side; their numbers fit into a core's cache. */
  private static final int TILE = 64;

  private final int count;
  private final int rank;
  private final float[] values;

  public Products(Factors contents) {
    this.count = contents.count();
    this.rank = contents.rank();
    this.values = new float[(count + TILE - 1) / TILE * TILE * rank];
    for (int content = 0; content < count; content++) {
      int tile = content / TILE * TILE * rank;
      for (int each = 0; each < rank; each++) {
        values[tile + each * TILE + content % TILE] =
            contents.values()[contents.at(content) + each];
      }
    }
  }

  /** Writes the product with each content to its place. */
  public void of(Factors people, int person, float[] scores) {
    Arrays.fill(scores, 0, count, 0);
    int even = rank - rank % 4;
    for (int from = 0; from < count; from += TILE) {
      int length = Math.min(TILE, count - from);
      for (int each = 0; each < even; each += 4) {
        addFour(people, person, each, scores, from, length);
      }
      for (int each = even; each < rank; each++) {
        float number = people.values()[people.at(person) + each];
        Floats.add(number, values, from * rank + each * TILE, scores, from, length);
      }
    }
  }

  private void addFour(Factors people, int person, int each, float[] scores, int from, int length) {
    int at = people.at(person) + each;
    float first = people.values()[at];
    float second = people.values()[at + 1];
    float third = people.values()[at + 2];
    float fourth = people.values()[at + 3];
    int tile = from * rank + each * TILE;
    for (int place = 0; place < length; place++) {
      float low = Math.fma(second, values[tile + TILE + place], first * values[tile + place]);
      float high =
          Math.fma(
              fourth, values[tile + 3 * TILE + place], third * values[tile + 2 * TILE + place]);
      scores[from + place] += low + high;
    }
  }
}
