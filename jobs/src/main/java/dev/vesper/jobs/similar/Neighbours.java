package dev.vesper.jobs.similar;

import java.io.Serializable;
import java.util.Comparator;
import java.util.stream.IntStream;

/** For each content those it speaks for or against most, and how much. */
public final class Neighbours implements Serializable {
  private final int[][] contents;
  private final float[][] weights;

  private Neighbours(int[][] contents, float[][] weights) {
    this.contents = contents;
    this.weights = weights;
  }

  /** What one content says about another. */
  interface Weight {
    float of(int content, int about);
  }

  /** For each content so many at most, of equal weight the lower numbers. */
  static Neighbours of(int count, int most, Weight weight) {
    int[][] contents = new int[count][];
    float[][] weights = new float[count][];
    IntStream.range(0, count)
        .parallel()
        .forEach(
            content -> {
              float[] all = new float[count];
              for (int about = 0; about < count; about++) {
                all[about] = about == content ? 0 : weight.of(content, about);
              }
              int[] chosen = largest(all, most);
              contents[content] = chosen;
              weights[content] = new float[chosen.length];
              for (int each = 0; each < chosen.length; each++) {
                weights[content][each] = all[chosen[each]];
              }
            });
    return new Neighbours(contents, weights);
  }

  private static int[] largest(float[] weights, int most) {
    IntStream some = IntStream.range(0, weights.length).filter(each -> weights[each] != 0);
    if (weights.length <= most) {
      return some.toArray();
    }
    return some.boxed()
        .sorted(Comparator.comparingDouble(each -> -Math.abs(weights[each])))
        .limit(most)
        .mapToInt(Integer::intValue)
        .sorted()
        .toArray();
  }

  public int count() {
    return contents.length;
  }

  /** Adds what one content of a person says to the scores of all others. */
  public void addTo(float[] scores, int content, float times) {
    int[] about = contents[content];
    float[] weight = weights[content];
    for (int each = 0; each < about.length; each++) {
      scores[about[each]] += times * weight[each];
    }
  }
}
