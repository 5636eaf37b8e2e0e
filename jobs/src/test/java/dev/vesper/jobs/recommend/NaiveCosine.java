package dev.vesper.jobs.recommend;

import dev.vesper.jobs.factor.RankingQuality;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Item-item by the cosine as one would write it down: a full matrix of doubles, and every content
 * scored for every person.
 */
final class NaiveCosine {
  private final double[][] weights;

  /** Learns from what each person has; of each content so many others count. */
  NaiveCosine(List<int[]> people, int contents, double shrinkage, int most, int least) {
    this.weights = new double[contents][contents];
    for (int[] theirs : people) {
      for (int one : theirs) {
        for (int other : theirs) {
          weights[one][other]++;
        }
      }
    }
    double[] counts =
        IntStream.range(0, contents).mapToDouble(each -> weights[each][each]).toArray();
    for (int one = 0; one < contents; one++) {
      for (int other = 0; other < contents; other++) {
        double both = weights[one][other];
        boolean told = one != other && both >= least;
        weights[one][other] =
            told ? both / Math.sqrt(counts[one] * counts[other]) * both / (both + shrinkage) : 0;
      }
      keep(weights[one], most);
    }
  }

  private static void keep(double[] row, int most) {
    IntStream.range(0, row.length)
        .boxed()
        .sorted(Comparator.comparingDouble(each -> -row[each]))
        .skip(most)
        .forEach(each -> row[each] = 0);
  }

  /** The mean over all who took something. */
  RankingQuality quality(List<int[]> had, List<int[]> taken, int places) {
    double[] sums = new double[4];
    int people = 0;
    for (int person = 0; person < had.size(); person++) {
      if (taken.get(person).length > 0) {
        BitSet later = new BitSet();
        Arrays.stream(taken.get(person)).forEach(later::set);
        RankingQuality one =
            RankingQuality.of(
                ranked(had.get(person), places), places, later::get, later.cardinality());
        sums[0] += one.recall();
        sums[1] += one.gain();
        sums[2] += one.precision();
        sums[3] += one.hit();
        people++;
      }
    }
    return new RankingQuality(
        sums[0] / people, sums[1] / people, sums[2] / people, sums[3] / people);
  }

  private int[] ranked(int[] had, int places) {
    double[] scores = new double[weights.length];
    for (int own : had) {
      for (int content = 0; content < scores.length; content++) {
        scores[content] += weights[own][content];
      }
    }
    for (int own : had) {
      scores[own] = Double.NEGATIVE_INFINITY;
    }
    return IntStream.range(0, scores.length)
        .boxed()
        .sorted(Comparator.comparingDouble(each -> -scores[each]))
        .limit(places)
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
