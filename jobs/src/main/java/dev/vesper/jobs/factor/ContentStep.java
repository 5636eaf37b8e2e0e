package dev.vesper.jobs.factor;

/**
 * Moves the vectors of all contents towards those that are best for the people's vectors: for each
 * content the same steps of conjugate gradients as for a person, but all contents side by side,
 * because only the people's blocks know who is tied to what.
 */
final class ContentStep {
  private final Factors contents;
  private final AllPairs all;
  private final float[] dearness;
  private final int rank;
  private final float[] rest;
  private final Factors directions;
  private final float[] squares;
  private final float[] enough;

  /**
   * @param contents whose vectors move, in place
   * @param sums what the people add up for them
   * @param dearness of each content
   */
  ContentStep(Factors contents, PeopleSums sums, float[] dearness) {
    this.contents = contents;
    this.all = new AllPairs(sums.gram().floats(), contents.rank());
    this.dearness = dearness;
    this.rank = contents.rank();
    this.rest = sums.pulls().values();
    this.squares = new float[contents.count()];
    this.enough = new float[contents.count()];
    for (int content = 0; content < contents.count(); content++) {
      int at = contents.at(content);
      all.subtract(dearness[content], contents.values(), at, rest, at);
      squares[content] = square(content);
      enough[content] = Math.max(squares[content] * 1e-10f, Float.MIN_NORMAL);
    }
    this.directions = Factors.of(rank, rest.clone());
  }

  /** Where the next step leads, content by content. */
  Factors directions() {
    return directions;
  }

  /** Takes one step, given what the people's ties make of the directions; used up by it. */
  void step(Factors products) {
    for (int content = 0; content < contents.count(); content++) {
      if (squares[content] > enough[content]) {
        int at = directions.at(content);
        all.add(dearness[content], directions.values(), at, products.values(), at);
        move(content, products.values());
      }
    }
  }

  private void move(int content, float[] products) {
    int at = contents.at(content);
    float[] direction = directions.values();
    float bend = Floats.dot(direction, at, products, at, rank);
    float length = bend > 0 ? squares[content] / bend : 0;
    Floats.add(length, direction, at, contents.values(), at, rank);
    Floats.add(-length, products, at, rest, at, rank);
    float before = squares[content];
    squares[content] = square(content);
    float keep = squares[content] / before;
    for (int each = at; each < at + rank; each++) {
      direction[each] = rest[each] + keep * direction[each];
    }
  }

  private float square(int content) {
    int at = contents.at(content);
    return Floats.dot(rest, at, rest, at, rank);
  }
}
