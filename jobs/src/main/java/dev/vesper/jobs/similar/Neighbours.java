package dev.vesper.jobs.similar;

import java.io.Serializable;
import java.util.Arrays;
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

  /** Those that are found already, of each content as they are given, and how much. */
  public static Neighbours of(int[][] contents, float[][] weights) {
    for (int content = 0; content < contents.length; content++) {
      if (contents[content].length != weights[content].length) {
        throw new IllegalArgumentException("content %d: not a weight each".formatted(content));
      }
    }
    return new Neighbours(contents.clone(), weights.clone());
  }

  /** Of so many contents none says anything about another. */
  public static Neighbours none(int count) {
    return new Neighbours(new int[count][0], new float[count][0]);
  }

  /** The same, of each content in rising order. */
  public Neighbours rising() {
    int[][] sorted = new int[contents.length][];
    float[][] theirs = new float[contents.length][];
    for (int each = 0; each < contents.length; each++) {
      int content = each;
      int[] order =
          IntStream.range(0, contents[content].length)
              .boxed()
              .sorted(Comparator.comparingInt(place -> contents[content][place]))
              .mapToInt(Integer::intValue)
              .toArray();
      sorted[content] = IntStream.of(order).map(place -> contents[content][place]).toArray();
      theirs[content] = new float[order.length];
      for (int place = 0; place < order.length; place++) {
        theirs[content][place] = weights[content][order[place]];
      }
    }
    return new Neighbours(sorted, theirs);
  }

  /**
   * The same among more contents.
   *
   * @param numbers the new number of each content, rising
   * @param count how many there are now
   */
  public Neighbours renumbered(int[] numbers, int count) {
    int[][] theirs = new int[count][0];
    float[][] spoken = new float[count][0];
    for (int content = 0; content < numbers.length; content++) {
      theirs[numbers[content]] =
          IntStream.of(contents[content]).map(each -> numbers[each]).toArray();
      spoken[numbers[content]] = weights[content];
    }
    return new Neighbours(theirs, spoken);
  }

  /** What one content says about another. */
  interface Weight {
    float of(int content, int about);
  }

  /**
   * For each content so many at most, of equal weight the lower numbers.
   *
   * @param among the contents that speak at all and are spoken for, in rising order
   * @param weight by their places among these
   */
  static Neighbours of(int count, int[] among, int most, Weight weight) {
    int[][] contents = new int[count][0];
    float[][] weights = new float[count][0];
    IntStream.range(0, among.length)
        .parallel()
        .forEach(
            place -> {
              float[] all = new float[among.length];
              for (int about = 0; about < all.length; about++) {
                all[about] = about == place ? 0 : weight.of(place, about);
              }
              int[] chosen = largest(all, most);
              int content = among[place];
              contents[content] = new int[chosen.length];
              weights[content] = new float[chosen.length];
              for (int each = 0; each < chosen.length; each++) {
                contents[content][each] = among[chosen[each]];
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

  /** Those of one content. */
  public int[] contents(int content) {
    return contents[content].clone();
  }

  /** How much a content speaks for or against each of those of {@link #contents}. */
  public float[] weights(int content) {
    return weights[content].clone();
  }

  /** What a content says of another, of contents that are in rising order; 0 where nothing. */
  public float weight(int content, int about) {
    int place = Arrays.binarySearch(contents[content], about);
    return place < 0 ? 0 : weights[content][place];
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
