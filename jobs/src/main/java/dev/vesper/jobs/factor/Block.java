package dev.vesper.jobs.factor;

/**
 * Some people and their vectors.
 *
 * @param ties of the people
 * @param people one vector for each
 */
record Block(BothWays ties, Factors people) {
  Block {
    if (ties.ofPeople().people() != people.count()) {
      throw new IllegalArgumentException(
          people.count() + " vectors for " + ties.ofPeople().people() + " people");
    }
  }

  /** The people's vectors after some steps; those of before are left as they were. */
  Factors improved(Factors contents, float[] gram, Objective objective, int steps) {
    Factors improved = people.copy();
    new PersonSolver(contents, gram, objective).improve(ties.ofPeople(), improved, steps);
    return improved;
  }

  /** What the contents need to know of the people to begin their own step. */
  PeopleSums sums(Factors contents, Objective objective) {
    Factors pulls = Factors.zeros(contents.count(), contents.rank());
    TiedSum tied = new TiedSum(people, objective);
    double tieLoss = 0;
    for (int content = 0; content < contents.count(); content++) {
      int at = contents.at(content);
      tied.take(ties.ofContents(), content);
      tied.addRest(contents.values(), at, pulls.values(), at);
      tieLoss += tied.loss();
    }
    return new PeopleSums(pulls, Gram.of(people), tieLoss, lengths(contents.count(), objective));
  }

  private double lengths(int contents, Objective objective) {
    double lengths = 0;
    for (int person = 0; person < people.count(); person++) {
      float dearness = objective.dearness(ties.ofPeople().count(person), contents);
      lengths += (double) dearness * people.dot(person, people, person);
    }
    return lengths;
  }

  /** For each content, the sum over its people of w (x·direction) x. */
  Factors products(Factors directions, Objective objective) {
    Factors products = Factors.zeros(directions.count(), directions.rank());
    TiedSum tied = new TiedSum(people, objective);
    for (int content = 0; content < directions.count(); content++) {
      int at = directions.at(content);
      tied.take(ties.ofContents(), content);
      tied.addProduct(directions.values(), at, products.values(), at);
    }
    return products;
  }
}
