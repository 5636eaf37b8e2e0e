package dev.vesper.jobs.factor;

/**
 * What the vectors that one person or content is tied to make of a vector: sums over its ties, each
 * tie looked at once for the product with the vector and for what that adds.
 */
final class TiedSum {
  private static final int FOUR = 4;

  private final float[] values;
  private final int rank;
  private final Objective objective;
  private final FourVectors four;
  private Ties ties;
  private int start;
  private int count;
  private float[] weights = new float[FOUR];
  private float[] products = new float[FOUR];
  private float[] times = new float[FOUR];

  /** Over vectors of the other side. */
  TiedSum(Factors others, Objective objective) {
    this.values = others.values();
    this.rank = others.rank();
    this.objective = objective;
    this.four = new FourVectors(values, rank);
  }

  /** Whose ties it is about from now on. */
  void take(Ties all, int owner) {
    ties = all;
    start = all.start(owner);
    count = all.count(owner);
    if (weights.length < count) {
      int room = Math.max(count, 2 * weights.length);
      weights = new float[room];
      products = new float[room];
      times = new float[room];
    }
    for (int each = 0; each < count; each++) {
      weights[each] = objective.weight(ties.strength(start + each));
    }
  }

  /** Adds the sum of (1 + w - w x·y) y for a vector x. */
  void addRest(float[] vector, int at, float[] sum, int atSum) {
    add(vector, at, sum, atSum, Kind.REST);
  }

  /** Adds the sum of w (x·y) y for a vector x. */
  void addProduct(float[] vector, int at, float[] sum, int atSum) {
    add(vector, at, sum, atSum, Kind.PRODUCT);
  }

  /** How often the vector of a tie is added. */
  private enum Kind {
    REST,
    PRODUCT
  }

  private void add(float[] vector, int at, float[] sum, int atSum, Kind kind) {
    int even = count - count % FOUR;
    for (int each = 0; each < even; each += FOUR) {
      four.take(at(each), at(each + 1), at(each + 2), at(each + 3));
      four.products(vector, at, products, each);
      for (int one = each; one < each + FOUR; one++) {
        times[one] = times(one, kind);
      }
      four.addTo(sum, atSum, times, each);
    }
    for (int each = even; each < count; each++) {
      products[each] = Floats.dot(vector, at, values, at(each), rank);
      Floats.add(times(each, kind), values, at(each), sum, atSum, rank);
    }
  }

  private float times(int each, Kind kind) {
    float weighed = weights[each] * products[each];
    return kind == Kind.REST ? 1 + weights[each] - weighed : weighed;
  }

  private int at(int each) {
    return ties.content(start + each) * rank;
  }

  /** What the ties add to the objective on top of what all pairs do, by the last products. */
  double loss() {
    double loss = 0;
    for (int each = 0; each < count; each++) {
      double missing = 1 - (double) products[each];
      double product = products[each];
      loss += (1 + (double) weights[each]) * missing * missing - product * product;
    }
    return loss;
  }
}
