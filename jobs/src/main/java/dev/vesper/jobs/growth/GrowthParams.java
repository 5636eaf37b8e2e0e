package dev.vesper.jobs.growth;

import dev.vesper.jobs.activity.Origin;
import dev.vesper.jobs.ingest.KnownFrom;
import dev.vesper.jobs.revenue.RevenueParams;
import java.time.ZoneId;
import java.util.List;

/**
 * What is counted of the users.
 *
 * @param retention how far and in which steps it is measured who stays
 * @param breakdowns by what the users are told apart
 * @param revenue what decides whether a subscription is in force
 * @param users where it is known from who is registered
 * @param zone the business zone that cuts days
 */
public record GrowthParams(
    RetentionParams retention,
    List<Origin> breakdowns,
    RevenueParams revenue,
    KnownFrom users,
    ZoneId zone) {
  public GrowthParams {
    breakdowns = List.copyOf(breakdowns);
  }
}
