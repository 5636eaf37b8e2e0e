package dev.vesper.jobs.recommend;

import dev.vesper.jobs.factor.Factors;
import dev.vesper.jobs.factor.Objective;
import dev.vesper.jobs.similar.Neighbours;
import java.io.Serializable;

/**
 * What was learnt of contents: everything that scores of a person are made from, but the person.
 *
 * @param contents their vectors
 * @param objective what they were to make small
 * @param neighbours what they say of each other
 * @param popularity how popular each is
 * @param cosine how alike they are by who has them, of each in rising order
 * @param likeness how alike they are by what is written about them, of each in rising order
 * @param circles what the people of each have
 */
public record Model(
    Factors contents,
    Objective objective,
    Neighbours neighbours,
    Popularity popularity,
    Neighbours cosine,
    Neighbours likeness,
    Circles circles)
    implements Serializable {

  /** The same, with what the people of circles have. */
  Model with(Circles others) {
    return new Model(contents, objective, neighbours, popularity, cosine, likeness, others);
  }
}
