package dev.vesper.jobs.growth;

import dev.vesper.jobs.activity.Origin;
import dev.vesper.jobs.revenue.RevenueParams;
import java.util.List;

/**
 * What is counted of the users.
 *
 * @param retention how far and in which steps it is measured who stays
 * @param breakdowns by what the users are told apart
 * @param revenue what decides whether a subscription is in force
 */
public record GrowthParams(
    RetentionParams retention, List<Origin> breakdowns, RevenueParams revenue) {
  public GrowthParams {
    breakdowns = List.copyOf(breakdowns);
  }
}
