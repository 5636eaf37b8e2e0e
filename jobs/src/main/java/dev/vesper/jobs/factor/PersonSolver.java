package dev.vesper.jobs.factor;

import java.util.Arrays;

/**
 * Moves a person's vector x towards the one that is best for the vectors of the contents: a few
 * steps of conjugate gradients on
 *
 * <pre>  (G + d I + sum of w y yᵀ over ties) x = sum of (1 + w) y over ties</pre>
 *
 * <p>where G is the sum of y yᵀ over all contents. The matrix is never made; a step costs two sums
 * over the ties and one product with G.
 */
final class PersonSolver {
  private final int contents;
  private final TiedSum tied;
  private final AllPairs all;
  private final Objective objective;
  private final int rank;
  private final float[] rest;
  private final float[] direction;
  private final float[] product;

  PersonSolver(Factors contents, float[] gram, Objective objective) {
    this.contents = contents.count();
    this.tied = new TiedSum(contents, objective);
    this.all = new AllPairs(gram, contents.rank());
    this.objective = objective;
    this.rank = contents.rank();
    this.rest = new float[rank];
    this.direction = new float[rank];
    this.product = new float[rank];
  }

  /** Takes so many steps with everybody's vector. */
  void improve(Ties ties, Factors people, int steps) {
    for (int person = 0; person < ties.people(); person++) {
      improve(ties, person, people, steps);
    }
  }

  /** Takes so many steps with a person's vector, fewer where it is at its best before. */
  private void improve(Ties ties, int person, Factors people, int steps) {
    tied.take(ties, person);
    float[] vectors = people.values();
    int at = people.at(person);
    float dearness = objective.dearness(ties.count(person), contents);
    beginWithRest(vectors, at, dearness);
    float square = Floats.dot(rest, 0, rest, 0, rank);
    float enough = square * 1e-10f;
    for (int step = 0; step < steps && square > enough && square > Float.MIN_NORMAL; step++) {
      Arrays.fill(product, 0);
      all.add(dearness, direction, 0, product, 0);
      tied.addProduct(direction, 0, product, 0);
      float bend = Floats.dot(direction, 0, product, 0, rank);
      float length = bend > 0 ? square / bend : 0;
      Floats.add(length, direction, 0, vectors, at, rank);
      Floats.add(-length, product, 0, rest, 0, rank);
      float next = Floats.dot(rest, 0, rest, 0, rank);
      turn(next / square);
      square = next;
    }
  }

  /** What is missing at the vector as it stands, which is also where the first step leads. */
  private void beginWithRest(float[] vectors, int at, float dearness) {
    Arrays.fill(rest, 0);
    tied.addRest(vectors, at, rest, 0);
    all.subtract(dearness, vectors, at, rest, 0);
    System.arraycopy(rest, 0, direction, 0, rank);
  }

  private void turn(float keep) {
    for (int each = 0; each < rank; each++) {
      direction[each] = Math.fma(keep, direction[each], rest[each]);
    }
  }
}
