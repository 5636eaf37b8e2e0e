package dev.vesper.jobs.churn;

import dev.vesper.jobs.ingest.KnownFrom;
import dev.vesper.jobs.revenue.RevenueParams;
import java.io.Serializable;
import java.time.ZoneId;

/**
 * What decides who is said to be leaving.
 *
 * @param zone the business zone
 * @param revenue what decides how subscriptions stand
 * @param contents whether topics of contents are known
 * @param refitDays a model is used for so many nights, then fitted anew
 * @param sample so many users teach, or a few more; of more, a part chosen by their ids
 * @param trees so many trees are boosted, fewer where few users teach
 * @param seed what Spark's fits draw by
 */
public record ChurnParams(
    ZoneId zone,
    RevenueParams revenue,
    KnownFrom contents,
    int refitDays,
    int sample,
    int trees,
    long seed)
    implements Serializable {
  private static final int SAMPLE = 60_000;
  private static final int TREES = 20;

  /** The parameters that the settings leave open. */
  public static ChurnParams of(
      ZoneId zone, RevenueParams revenue, KnownFrom contents, int refitDays) {
    return new ChurnParams(zone, revenue, contents, refitDays, SAMPLE, TREES, 1);
  }

  int graceDays() {
    return revenue.graceDays();
  }
}
