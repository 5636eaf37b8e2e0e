package dev.vesper.jobs.factor;

/**
 * Some people and their vectors.
 *
 * @param ties of the people
 * @param people one vector for each
 */
record Block(Ties ties, Factors people) {
  Block {
    if (ties.people() != people.count()) {
      throw new IllegalArgumentException(
          people.count() + " vectors for " + ties.people() + " people");
    }
  }

  /** The people's vectors after some steps; those of before are left as they were. */
  Factors improved(Factors contents, float[] gram, Objective objective, int steps) {
    Factors improved = people.copy();
    PersonSolver solver = new PersonSolver(contents, gram, objective);
    for (int person = 0; person < ties.people(); person++) {
      solver.improve(ties, person, improved, steps);
    }
    return improved;
  }

  /** What the contents need to know of the people to begin their own step. */
  PeopleSums sums(Factors contents, Objective objective) {
    int rank = contents.rank();
    Factors pulls = Factors.zeros(contents.count(), rank);
    float[] vectors = people.values();
    double tieLoss = 0;
    double lengths = 0;
    for (int person = 0; person < ties.people(); person++) {
      int at = people.at(person);
      for (int tie = ties.start(person); tie < ties.start(person + 1); tie++) {
        int content = contents.at(ties.content(tie));
        float weight = objective.weight(ties.strength(tie));
        float score = Floats.dot(vectors, at, contents.values(), content, rank);
        Floats.add(1 + weight - weight * score, vectors, at, pulls.values(), content, rank);
        double missing = 1 - (double) score;
        tieLoss += (1 + (double) weight) * missing * missing - (double) score * score;
      }
      lengths +=
          (double) objective.dearness(ties.count(person), contents.count())
              * Floats.dot(vectors, at, vectors, at, rank);
    }
    return new PeopleSums(pulls, Gram.of(people), tieLoss, lengths);
  }

  /** For each content, the sum over its people of w (x·direction) x. */
  Factors products(Factors directions, Objective objective) {
    int rank = directions.rank();
    Factors products = Factors.zeros(directions.count(), rank);
    float[] vectors = people.values();
    for (int person = 0; person < ties.people(); person++) {
      int at = people.at(person);
      for (int tie = ties.start(person); tie < ties.start(person + 1); tie++) {
        int content = directions.at(ties.content(tie));
        float score = Floats.dot(vectors, at, directions.values(), content, rank);
        float weight = objective.weight(ties.strength(tie));
        Floats.add(weight * score, vectors, at, products.values(), content, rank);
      }
    }
    return products;
  }
}
