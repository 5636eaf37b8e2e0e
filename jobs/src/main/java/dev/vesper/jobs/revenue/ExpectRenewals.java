package dev.vesper.jobs.revenue;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import dev.vesper.jobs.statistics.Wilson;
import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.table.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Expects of the subscriptions that are due that as many renew as did in the last months. */
public final class ExpectRenewals implements Job {
  private final RevenueParams params;

  public ExpectRenewals(RevenueParams params) {
    this.params = params;
  }

  @Override
  public Record parameters() {
    return params;
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.tonight(Subscriptions.TABLE),
        Read.tonight(RenewalOutcomes.TABLE),
        Read.trailing(RenewalOutcomes.TABLE, ExpectedRenewals.NIGHTS_BEFORE));
  }

  @Override
  public List<Table> writes() {
    return List.of(ExpectedRenewals.TABLE);
  }

  @Override
  public Outputs run(Inputs in, Nights nights) {
    Dataset<Row> outcomes =
        in.trailing(RenewalOutcomes.TABLE).unionByName(in.tonight(RenewalOutcomes.TABLE));
    return Outputs.none()
        .and(
            ExpectedRenewals.TABLE,
            expected(in.tonight(Subscriptions.TABLE), outcomes, nights.last()));
  }

  /** A row. */
  record Expected(
      LocalDate dt,
      String planId,
      LocalDate dueOn,
      long due,
      BigDecimal amountDue,
      long foreignDue,
      String rateOf,
      long renewedPeriods,
      long endedPeriods,
      Optional<Double> renewalRate,
      Optional<Double> ciLow,
      Optional<Double> ciHigh,
      Optional<Double> expectedRenewals,
      Optional<BigDecimal> expectedAmount) {}

  List<Expected> expected(Dataset<Row> subscriptions, Dataset<Row> outcomes, Night night) {
    RenewalRates rates = rates(outcomes);
    return due(subscriptions).stream().map(row -> expected(row, rates, night)).toList();
  }

  static RenewalRates rates(Dataset<Row> outcomes) {
    RenewalRates rates = new RenewalRates();
    outcomes
        .groupBy(
            RenewalOutcomes.PLAN_ID.col(),
            RenewalOutcomes.OUTCOME.col(),
            RenewalOutcomes.NOTICE_DAYS.col())
        .agg(sum(RenewalOutcomes.PERIODS.col()))
        .collectAsList()
        .forEach(
            row ->
                rates.add(
                    row.getString(0), Outcome.of(row.getString(1)), row.getInt(2), row.getLong(3)));
    return rates;
  }

  /** Plan, days ahead, how many are due, what they cost, how many are foreign. */
  private List<Row> due(Dataset<Row> subscriptions) {
    Column ahead = datediff(Subscriptions.PAID_UNTIL.col(), Table.DT.col());
    Column ours =
        coalesce(
            Subscriptions.CURRENCY
                .col()
                .equalTo(params.currency())
                .and(Subscriptions.PRICE.col().isNotNull()),
            lit(false));
    return subscriptions
        .where(Subscriptions.STATUS.col().equalTo(SubscriptionStatus.ACTIVE.word()))
        .where(ahead.between(1, ExpectedRenewals.DAYS_AHEAD))
        .groupBy(Subscriptions.PLAN_ID.col(), ahead)
        .agg(
            count_if(ours),
            coalesce(sum(when(ours, Subscriptions.PRICE.col())), lit(BigDecimal.ZERO)),
            count_if(not(ours)))
        .collectAsList();
  }

  private static Expected expected(Row due, RenewalRates rates, Night night) {
    int days = due.getInt(1);
    BigDecimal amount = due.getDecimal(3).setScale(Price.DECIMALS, RoundingMode.HALF_UP);
    RenewalRates.Rate rate = rates.ahead(due.getString(0), days);
    Optional<RenewalRates.Rate> known = Optional.of(rate).filter(each -> each.ended() > 0);
    Optional<Wilson> interval = known.map(each -> Wilson.of(each.renewed(), each.ended()));
    return new Expected(
        night.date(),
        due.getString(0),
        night.plus(days).date(),
        due.getLong(2),
        amount,
        due.getLong(4),
        rate.of(),
        rate.renewed(),
        rate.ended(),
        known.map(each -> (double) each.renewed() / each.ended()),
        interval.map(Wilson::low),
        interval.map(Wilson::high),
        known.map(each -> (double) due.getLong(2) * each.renewed() / each.ended()),
        known.map(each -> part(amount, each)));
  }

  /** The expected part of an amount, to four decimals, half a one rounded up. */
  static BigDecimal part(BigDecimal amount, RenewalRates.Rate rate) {
    return amount
        .multiply(BigDecimal.valueOf(rate.renewed()))
        .divide(BigDecimal.valueOf(rate.ended()), Price.DECIMALS, RoundingMode.HALF_UP);
  }
}
