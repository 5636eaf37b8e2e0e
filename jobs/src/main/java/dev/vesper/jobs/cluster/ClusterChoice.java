package dev.vesper.jobs.cluster;

import dev.vesper.jobs.cluster.Scores.Verdict;
import dev.vesper.jobs.cluster.SearchedCentres.Search;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How many clusters there are. Of the numbers for which no cluster is too small, halves of the
 * sample agree on every cluster, and clusters lie not much closer together than with the best of
 * these, the largest is taken: a number that is too small merges groups and is steady, too; one
 * that is too large parts a group anyhow, and no two halves part it alike.
 *
 * @param scores of every number that was tried, in their order
 * @param chosen the number that is taken
 * @param tried the centres in the sample of every number, bounded, in the order of the scores
 */
public record ClusterChoice(List<Scores> scores, int chosen, List<Centres> tried) {
  /** A cluster of which two halves leave fewer pairs together is not steady. */
  public static final double LEAST_WEAKEST = 0.75;

  /** A silhouette that is a smaller share of the best one tells of clusters that are not apart. */
  public static final double LEAST_SILHOUETTE = 0.75;

  /** A cluster of fewer points of the sample is too small, whatever their share. */
  public static final int LEAST_POINTS = 10;

  private static final int STARTS = 5;
  private static final int STARTS_OF_A_HALF = 4;
  private static final int HALVINGS = 5;

  /**
   * What may be chosen.
   *
   * @param min clusters
   * @param max clusters
   * @param leastShare of the points that each cluster has
   * @param seed what all chance comes from
   */
  public record Rules(int min, int max, double leastShare, long seed) {
    public Rules {
      if (min < 2 || max < min || !(leastShare >= 0 && leastShare < 1)) {
        throw new IllegalArgumentException(
            "no clusters: %d to %d, least share %s".formatted(min, max, leastShare));
      }
    }
  }

  public ClusterChoice {
    scores = List.copyOf(scores);
    tried = List.copyOf(tried);
  }

  /** The centres of the number that is taken. */
  public Centres centres() {
    return tried.stream().filter(each -> each.count() == chosen).findFirst().orElseThrow();
  }

  /** Chooses by a sample. */
  public static ClusterChoice of(Points sample, Rules rules) {
    List<Tried> tried =
        IntStream.rangeClosed(rules.min(), rules.max())
            .parallel()
            .mapToObj(clusters -> Tried.of(sample, clusters, rules))
            .toList();
    double best =
        tried.stream()
            .map(Tried::scores)
            .filter(each -> each.verdict() == Verdict.GOOD)
            .mapToDouble(Scores::silhouette)
            .max()
            .orElse(0);
    List<Scores> scores = tried.stream().map(each -> comparedTo(best, each.scores())).toList();
    Scores chosen =
        scores.stream()
            .filter(each -> each.verdict() == Verdict.GOOD)
            .reduce((fewer, more) -> more)
            .orElseGet(() -> scores.stream().max(steadiest()).orElseThrow());
    return new ClusterChoice(
        scores, chosen.clusters(), tried.stream().map(Tried::centres).toList());
  }

  /** Whether the chosen number is one that nothing speaks against. */
  public boolean isGood() {
    return scores.stream()
        .anyMatch(each -> each.clusters() == chosen && each.verdict() == Verdict.GOOD);
  }

  private static Scores comparedTo(double best, Scores scores) {
    boolean close = scores.silhouette() < LEAST_SILHOUETTE * best;
    return close && scores.verdict() == Verdict.GOOD ? scores.judged(Verdict.NOT_APART) : scores;
  }

  private static Comparator<Scores> steadiest() {
    return Comparator.comparing((Scores each) -> each.verdict() != Verdict.TOO_SMALL)
        .thenComparingDouble(Scores::weakest)
        .thenComparing(Scores::clusters, Comparator.reverseOrder());
  }

  private record Tried(Scores scores, Centres centres) {
    static Tried of(Points sample, int clusters, Rules rules) {
      long seed = Seeds.of(rules.seed(), clusters);
      Centres centres =
          SearchedCentres.of(sample, clusters, rules.leastShare(), new Search(STARTS, seed));
      Tally tally = Tally.of(sample, centres);
      Agreement agreement =
          Agreement.of(
              inside(sample, centres), clusters, HALVINGS, new Search(STARTS_OF_A_HALF, seed));
      Verdict verdict = Verdict.GOOD;
      if (tally.leastShare() < rules.leastShare()
          || tally.leastShare() * tally.all() < LEAST_POINTS) {
        verdict = Verdict.TOO_SMALL;
      } else if (agreement.weakest() < LEAST_WEAKEST) {
        verdict = Verdict.NOT_STEADY;
      }
      return new Tried(
          new Scores(
              clusters,
              tally.within(),
              Silhouette.of(sample, centres),
              agreement.adjustedRand(),
              agreement.weakest(),
              tally.leastShare(),
              verdict),
          centres);
    }

    private static Points inside(Points sample, Centres centres) {
      int[] labels = centres.labels(sample);
      return sample.only(
          IntStream.range(0, labels.length)
              .filter(point -> labels[point] < centres.count())
              .toArray());
    }
  }
}
