package dev.vesper.jobs.similar;

import dev.vesper.jobs.factor.Ties;
import java.util.List;

/**
 * The weights between contents of EASE; see the package.
 *
 * @param lambda how dear large weights are
 * @param evenness how much less a pair says of a person with many contents: 0 for not at all, 1 for
 *     everybody as much as everybody else
 */
public record Ease(double lambda, double evenness) {
  public Ease {
    if (!(lambda > 0) || !(evenness >= 0 && evenness <= 1)) {
      throw new IllegalArgumentException("no EASE: %s, %s".formatted(lambda, evenness));
    }
  }

  /** What contents say about each other, of each the strongest so many. */
  public Neighbours weights(List<Ties> people, int contents, int most) {
    SymmetricMatrix matrix = new SymmetricMatrix(contents);
    people.forEach(each -> addPairs(each, matrix));
    for (int content = 0; content < contents; content++) {
      matrix.add(content, content, (float) lambda);
    }
    matrix.invert();
    return Neighbours.of(
        contents, most, (content, about) -> -matrix.at(content, about) / matrix.at(about, about));
  }

  private void addPairs(Ties ties, SymmetricMatrix matrix) {
    for (int person = 0; person < ties.people(); person++) {
      float weight = (float) Math.pow(ties.count(person), -evenness);
      for (int one = ties.start(person); one < ties.start(person + 1); one++) {
        for (int other = ties.start(person); other <= one; other++) {
          matrix.add(ties.content(one), ties.content(other), weight);
        }
      }
    }
  }
}
