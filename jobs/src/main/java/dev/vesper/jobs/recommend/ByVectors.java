package dev.vesper.jobs.recommend;

import dev.vesper.jobs.factor.Factors;
import dev.vesper.jobs.factor.FoldIn;
import dev.vesper.jobs.factor.Products;
import dev.vesper.jobs.factor.Ties;

/**
 * The products of contents with vectors of people, which are found when they are first asked for.
 * Where people are asked for one after the other, some are dealt with at once, which is faster.
 */
final class ByVectors implements Part.Filling {
  private static final int TOGETHER = 8;

  /** So many who follow each other make it likely that others do. */
  private static final int USUAL = 2;

  private final Model model;
  private final Ties ties;
  private final Products products;
  private Factors people;
  private float[][] some = {};
  private int first;
  private int last = -1;
  private int inARow;

  ByVectors(Model model, Ties ties) {
    this.model = model;
    this.ties = ties;
    this.products = new Products(model.contents());
  }

  @Override
  public void fill(int person, float[] to) {
    if (people == null) {
      people = new FoldIn(model.contents(), model.objective()).people(ties);
    }
    if (person < first || person >= first + some.length) {
      int following = Math.min(TOGETHER, ties.people() - person);
      some = new float[inARow >= USUAL ? following : 1][to.length];
      first = person;
      products.of(people, first, some);
    }
    inARow = person == last + 1 ? inARow + 1 : 0;
    last = person;
    if (ties.count(person) > 0) {
      System.arraycopy(some[person - first], 0, to, 0, to.length);
    }
  }
}
