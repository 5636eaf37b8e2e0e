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
  private final Factors contents;
  private final AllPairs all;
  private final Objective objective;
  private final int rank;
  private final float[] rest;
  private final float[] direction;
  private final float[] product;
  private float[] weights = new float[0];

  PersonSolver(Factors contents, float[] gram, Objective objective) {
    this.contents = contents;
    this.all = new AllPairs(gram, contents.rank());
    this.objective = objective;
    this.rank = contents.rank();
    this.rest = new float[rank];
    this.direction = new float[rank];
    this.product = new float[rank];
  }

  /** Takes so many steps with a person's vector, fewer where it is at its best before. */
  void improve(Ties ties, int person, Factors people, int steps) {
    weigh(ties, person);
    float[] vectors = people.values();
    int at = people.at(person);
    float dearness = objective.dearness(ties.count(person), contents.count());
    beginWithRest(ties, person, vectors, at, dearness);
    float square = Floats.dot(rest, 0, rest, 0, rank);
    float enough = square * 1e-10f;
    for (int step = 0; step < steps && square > enough && square > Float.MIN_NORMAL; step++) {
      multiply(ties, person, dearness);
      float bend = Floats.dot(direction, 0, product, 0, rank);
      float length = bend > 0 ? square / bend : 0;
      Floats.add(length, direction, 0, vectors, at, rank);
      Floats.add(-length, product, 0, rest, 0, rank);
      float next = Floats.dot(rest, 0, rest, 0, rank);
      turn(next / square);
      square = next;
    }
  }

  private void weigh(Ties ties, int person) {
    int count = ties.count(person);
    if (weights.length < count) {
      weights = new float[Math.max(count, 2 * weights.length)];
    }
    for (int each = 0; each < count; each++) {
      weights[each] = objective.weight(ties.strength(ties.start(person) + each));
    }
  }

  /** What is missing at the vector as it stands, which is also where the first step leads. */
  private void beginWithRest(Ties ties, int person, float[] vectors, int at, float dearness) {
    Arrays.fill(rest, 0);
    int start = ties.start(person);
    for (int each = 0; each < ties.count(person); each++) {
      int content = contents.at(ties.content(start + each));
      float weight = weights[each];
      float score = Floats.dot(vectors, at, contents.values(), content, rank);
      Floats.add(1 + weight - weight * score, contents.values(), content, rest, 0, rank);
    }
    all.add(-1, dearness, vectors, at, rest, 0);
    System.arraycopy(rest, 0, direction, 0, rank);
  }

  private void multiply(Ties ties, int person, float dearness) {
    Arrays.fill(product, 0);
    all.add(1, dearness, direction, 0, product, 0);
    int start = ties.start(person);
    for (int each = 0; each < ties.count(person); each++) {
      int content = contents.at(ties.content(start + each));
      float score = Floats.dot(direction, 0, contents.values(), content, rank);
      Floats.add(weights[each] * score, contents.values(), content, product, 0, rank);
    }
  }

  private void turn(float keep) {
    for (int each = 0; each < rank; each++) {
      direction[each] = rest[each] + keep * direction[each];
    }
  }
}
