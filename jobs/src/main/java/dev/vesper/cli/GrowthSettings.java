package dev.vesper.cli;

import dev.vesper.jobs.activity.Origin;
import dev.vesper.jobs.growth.GrowthParams;
import dev.vesper.jobs.ingest.KnownFrom;
import dev.vesper.jobs.revenue.RevenueParams;
import dev.vesper.pipeline.config.Setting;
import java.time.ZoneId;
import java.util.List;

/** How growth is told apart. */
public record GrowthSettings(
    @Setting(
            value =
                "Growth and retention are counted for all users, and for their parts by each of"
                    + " these: what was told of a user by the day of birth. The region is told by"
                    + " the dimension of users.",
            standard = "[channel]")
        List<Origin> breakdowns) {

  /** What the job is told. */
  GrowthParams params(
      RetentionSettings retention, RevenueParams revenue, KnownFrom users, ZoneId zone) {
    return new GrowthParams(retention.params(), breakdowns, revenue, users, zone);
  }
}
