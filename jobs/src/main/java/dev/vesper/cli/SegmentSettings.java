package dev.vesper.cli;

import dev.vesper.jobs.segment.SegmentParams;
import dev.vesper.pipeline.config.Setting;

/** How users are grouped by what they do. */
public record SegmentSettings(
    @Setting(
            value = "The fewest segments that may be chosen.",
            standard = "3",
            least = "2",
            most = "50")
        int min,
    @Setting(
            value = "The most segments that may be chosen; each number between is tried.",
            standard = "12",
            least = "2",
            most = "50")
        int max,
    @Setting(
            value = "The share of all users that each segment has, in percent.",
            standard = "3",
            least = "1",
            most = "30")
        int leastShare,
    @Setting(
            value =
                "So many nights after a fit, segments are fitted anew; they keep their ids as far as"
                    + " they keep their users.",
            standard = "28",
            least = "1",
            most = "366")
        int refitDays,
    @Setting(
            value =
                "Segments are fitted anew, too, when a feature has moved by more than this since"
                    + " the fit: its population stability index, of which 0.25 is a large change.",
            standard = "0.5",
            least = "0.01",
            most = "100")
        double refitDrift) {

  private static final double PERCENT = 100;

  public SegmentSettings {
    if (max < min) {
      throw new IllegalArgumentException(
          "segments.max is %d, below segments.min, which is %d".formatted(max, min));
    }
  }

  /** What the job is told. */
  SegmentParams params(long seed) {
    return new SegmentParams(min, max, leastShare / PERCENT, refitDays, refitDrift, seed);
  }
}
