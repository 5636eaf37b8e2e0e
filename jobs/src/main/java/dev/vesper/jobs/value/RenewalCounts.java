package dev.vesper.jobs.value;

import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import dev.vesper.jobs.revenue.RenewalOutcomes;
import dev.vesper.jobs.revenue.SubscriptionStatus;
import dev.vesper.jobs.revenue.Subscriptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Counts what became of memberships, for models of their renewals. */
final class RenewalCounts {
  private RenewalCounts() {}

  /**
   * What became of the members of each plan at each renewal, as far as their memberships were seen
   * from the first day on. Of those that began in the first period after the first of all, some may
   * have begun before the data; how often they had been renewed by then nobody knows, so all of
   * these are left out. Who has cancelled leaves at the next renewal.
   */
  static SortedMap<String, List<RenewalCount>> of(Dataset<Row> subscriptions) {
    SortedMap<String, List<RenewalCount>> counts = new TreeMap<>();
    Row first = subscriptions.agg(min(Subscriptions.STARTED_ON.col())).head();
    if (first.isNullAt(0)) {
      return counts;
    }
    for (Row row : counted(subscriptions, first.get(0))) {
      int periods = row.getInt(1);
      List<RenewalCount> plan = counts.computeIfAbsent(row.getString(0), any -> new ArrayList<>());
      if (row.getBoolean(2)) {
        plan.add(new RenewalCount(periods, row.getLong(3), 0));
      } else if (periods > 1) {
        plan.add(new RenewalCount(periods - 1, 0, row.getLong(3)));
      }
    }
    return counts;
  }

  private static List<Row> counted(Dataset<Row> subscriptions, Object first) {
    Column unseen = add_months(lit(first), Subscriptions.PERIOD_MONTHS.col());
    Column leaves =
        not(Subscriptions.IS_IN_FORCE.col())
            .or(Subscriptions.STATUS.col().equalTo(SubscriptionStatus.CANCELLED.word()));
    return subscriptions
        .where(Subscriptions.STARTED_ON.col().geq(unseen))
        .groupBy(Subscriptions.PLAN_ID.col(), Subscriptions.PERIODS.col(), leaves)
        .agg(count(lit(1)))
        .orderBy(Subscriptions.PLAN_ID.col(), Subscriptions.PERIODS.col())
        .collectAsList();
  }

  /** Periods that were renewed and decided, of each plan, by {@link RenewalOutcomes}. */
  static Map<String, PooledRenewals> pooled(Dataset<Row> outcomes) {
    Map<String, PooledRenewals> pooled = new HashMap<>();
    Column renewed = RenewalOutcomes.OUTCOME.col().equalTo(RenewalOutcomes.RENEWED);
    outcomes
        .groupBy(RenewalOutcomes.PLAN_ID.col())
        .agg(
            sum(when(renewed, RenewalOutcomes.PERIODS.col()).otherwise(0L)),
            sum(RenewalOutcomes.PERIODS.col()))
        .collectAsList()
        .forEach(
            row ->
                pooled.put(row.getString(0), new PooledRenewals(row.getLong(1), row.getLong(2))));
    return pooled;
  }
}
