package dev.vesper.jobs.cluster;

/**
 * How well so many clusters fit the sample.
 *
 * @param clusters how many
 * @param within the sum of squared distances from the centres, without outliers
 * @param silhouette the mean of 1 - a / b over the points, a and b being the distances from the
 *     nearest and the second nearest centre
 * @param stability the adjusted Rand index of two labelings of the sample, each by centres that
 *     were searched in one half of it; the middle one of several halvings
 * @param weakest of all clusters of the one labeling, the least share of pairs of points that the
 *     other leaves together: the prediction strength of Tibshirani and Walther (2005), the middle
 *     one of several halvings
 * @param leastShare the smallest cluster's share of the sample
 * @param verdict what speaks against so many, or nothing
 */
public record Scores(
    int clusters,
    double within,
    double silhouette,
    double stability,
    double weakest,
    double leastShare,
    Verdict verdict) {

  /** Whether so many clusters may be chosen, and why not. */
  public enum Verdict {
    /** Nothing speaks against it. */
    GOOD,
    /** A cluster is smaller than a cluster must be. */
    TOO_SMALL,
    /** Halves of the sample do not agree on one of the clusters. */
    NOT_STEADY,
    /** Clusters lie much closer together than with another number. */
    NOT_APART
  }

  /** The same with another verdict. */
  Scores judged(Verdict other) {
    return new Scores(clusters, within, silhouette, stability, weakest, leastShare, other);
  }
}
