package dev.vesper.jobs.similar;

import dev.vesper.jobs.factor.Ties;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How alike contents are by who has them: the number of people who have both by the root of the
 * product of those who have each, and that made less where both are few: times n / (n + shrinkage)
 * with n people of both. Two contents are looked at by themselves, so a catalogue may be of any
 * size.
 *
 * @param shrinkage of so many people of both the cosine is halved
 * @param most of each the most alike so many
 */
public record Cosine(double shrinkage, int most) implements Serializable {
  /** Who has more says little of what goes together, and would be most of the work. */
  private static final int MOST_TIES = 5_000;

  private static final int TOGETHER = 64;

  public Cosine {
    if (!(shrinkage >= 0) || most < 1) {
      throw new IllegalArgumentException("no cosine: %s, %d".formatted(shrinkage, most));
    }
  }

  /**
   * How alike contents are, of each in rising order.
   *
   * @param contents how many there are
   * @param least people who have both of two contents: of fewer it would be told what these have
   */
  public Neighbours weights(List<Ties> people, int contents, int least) {
    Holders holders = new Holders(people, contents, MOST_TIES);
    int[][] alike = new int[contents][0];
    float[][] weights = new float[contents][0];
    IntStream.rangeClosed(0, contents / TOGETHER)
        .parallel()
        .forEach(
            some -> {
              int[] both = new int[contents];
              int end = Math.min(contents, (some + 1) * TOGETHER);
              for (int content = some * TOGETHER; content < end; content++) {
                if (holders.count(content) >= least) {
                  Arrays.fill(both, 0);
                  holders.addBoth(content, both);
                  alike[content] = best(holders, content, both, least);
                  weights[content] = weights(holders, content, both, alike[content]);
                }
              }
            });
    return Neighbours.of(alike, weights);
  }

  /** The most alike, of equal ones the lower numbers. */
  private int[] best(Holders holders, int content, int[] both, int least) {
    return IntStream.range(0, both.length)
        .filter(other -> both[other] >= least && other != content)
        .mapToLong(
            other -> {
              int falling = ~Float.floatToIntBits(weight(holders, content, other, both[other]));
              return ((long) falling << Integer.SIZE) | other;
            })
        .sorted()
        .limit(most)
        .mapToInt(each -> (int) each)
        .sorted()
        .toArray();
  }

  private float[] weights(Holders holders, int content, int[] both, int[] others) {
    float[] weights = new float[others.length];
    for (int each = 0; each < others.length; each++) {
      weights[each] = weight(holders, content, others[each], both[others[each]]);
    }
    return weights;
  }

  private float weight(Holders holders, int one, int other, int both) {
    double cosine = both / Math.sqrt((double) holders.count(one) * holders.count(other));
    return (float) (cosine * both / (both + shrinkage));
  }
}
