package dev.vesper.jobs.recommend;

import dev.vesper.jobs.factor.RankingQuality;
import java.io.Serializable;

/**
 * How good ranked lists were, added up over people.
 *
 * @param people who took something
 * @param recall the sum over them; likewise the others
 */
public record Marks(long people, double recall, double gain, double precision, double hits)
    implements Serializable {
  static final Marks NONE = new Marks(0, 0, 0, 0, 0);

  /** So many people whose lists were equally good. */
  static Marks of(RankingQuality each, long people) {
    return new Marks(
        people,
        people * each.recall(),
        people * each.gain(),
        people * each.precision(),
        people * each.hit());
  }

  Marks and(RankingQuality one) {
    return and(of(one, 1));
  }

  Marks and(Marks other) {
    return new Marks(
        people + other.people,
        recall + other.recall,
        gain + other.gain,
        precision + other.precision,
        hits + other.hits);
  }

  /** The mean over people. */
  public RankingQuality mean() {
    double each = Math.max(1, people);
    return new RankingQuality(recall / each, gain / each, precision / each, hits / each);
  }
}
