package dev.vesper.jobs.value;

import static dev.vesper.jobs.value.SomeMembers.subscription;
import static dev.vesper.jobs.value.SomeMembers.subscriptions;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.pipeline.table.Field;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** What memberships are worth, and what is learned from those that were seen from the first day. */
final class MemberValuesTest {
  private static final LocalDate NIGHT = SomeMembers.NIGHT;
  private static final ValueParams PARAMS =
      new ValueParams(PurchaseFamily.MBG_NBD, 7, 0.05, 0.01, "CNY");

  private static ModelSet models(PooledRenewals... decided) {
    Map<String, PooledRenewals> pooled = new HashMap<>();
    List.of(decided).forEach(each -> pooled.put("p1", each));
    return new FittedModels(NIGHT, PARAMS).renewals(new TreeMap<>(), pooled).models();
  }

  private static String valued(MemberValues members, ModelSet models, Field... columns) {
    return members
        .valued(models, PARAMS.horizon())
        .orderBy(MemberValues.USER_ID.col())
        .select(Stream.of(columns).map(Field::col).toArray(Column[]::new))
        .collectAsList()
        .toString();
  }

  @Test
  void renewalsAreWorthThePriceAndThoseOfTwoMembershipsAddUp() {
    LocalDate started = NIGHT.minusMonths(3).plusDays(10);
    MemberValues members =
        MemberValues.of(
            subscriptions(
                subscription("ann", "active", started, 3, "38 CNY"),
                subscription("bob", "cancelled", started, 3, "38 CNY"),
                subscription("dan", "ended", started, 2, "38 CNY"),
                subscription("eve", "overdue", NIGHT.minusMonths(3).minusDays(1), 3, "38 CNY"),
                subscription("fay", "active", started, 3, "38 CNY"),
                subscription("fay", "active", started, 3, "2 CNY")),
            PARAMS);
    RenewalForecast forecast =
        RenewalForecast.of(
            new PooledRenewals(60, 100), new RenewalForecast.Member(2, 1, 1), PARAMS.horizon());
    String model = "pooled-renewals@2026-11-19";
    BigDecimal one = money(38 * forecast.discounted());
    BigDecimal two = one.add(money(2 * forecast.discounted()));
    assertEquals(
        "[[ann,%1$s,%3$s], [bob,0.0000,%3$s], [eve,%1$s,%3$s], [fay,%2$s,%3$s]]"
            .formatted(one, two, model),
        valued(
            members,
            models(new PooledRenewals(60, 100)),
            MemberValues.USER_ID,
            CustomerValue.MEMBERSHIP_VALUE,
            CustomerValue.RENEWAL_MODEL_IDS));
  }

  @Test
  void whatHasNoPriceOfOursHasNoValueAndSaysWhy() {
    LocalDate started = NIGHT.minusMonths(3).plusDays(10);
    MemberValues members =
        MemberValues.of(
            subscriptions(
                subscription("ann", "active", started, 3, "38 EUR"),
                subscription("bob", "active", started, 3, "38 -"),
                subscription("cat", "active", started, 3, "- CNY"),
                subscription("dan", "cancelled", started, 3, "38 CNY"),
                subscription("dan", "active", started, 3, "38 EUR"),
                subscription("dan", "active", started, 3, "- CNY")),
            PARAMS);
    assertEquals(
        "[[ann,null,null,null,foreign_price], [bob,null,null,null,unknown_price],"
            + " [cat,null,null,null,unknown_price],"
            + " [dan,0.0000,0.0,pooled-renewals@2026-11-19,foreign_price unknown_price]]",
        valued(
            members,
            models(new PooledRenewals(60, 100)),
            MemberValues.USER_ID,
            CustomerValue.MEMBERSHIP_VALUE,
            CustomerValue.EXPECTED_RENEWALS,
            CustomerValue.RENEWAL_MODEL_IDS,
            MemberValues.UNVALUED));
  }

  @Test
  void whereNothingTellsOfRenewalsThereIsNoValueAndARateOfAllIsSaidToBeOne() {
    LocalDate started = NIGHT.minusMonths(3).plusDays(10);
    MemberValues members =
        MemberValues.of(subscriptions(subscription("ann", "active", started, 3, "38 CNY")), PARAMS);
    Field[] columns = {
      CustomerValue.MEMBERSHIP_VALUE,
      CustomerValue.RENEWAL_MODEL_IDS,
      MemberValues.UNVALUED,
      MemberValues.POOLED_REASON
    };
    assertEquals(
        "[[null,none-renewals@2026-11-19,no_renewal_model,null]]",
        valued(members, models(), columns));
    String pooled = valued(members, models(new PooledRenewals(60, 100)), columns);
    assertTrue(
        pooled.endsWith(
            ",pooled-renewals@2026-11-19,null,renewals: too few members left or stayed in too few"
                + " periods]]"),
        pooled);
  }

  private static BigDecimal money(double amount) {
    return new BigDecimal(amount).setScale(4, java.math.RoundingMode.HALF_UP);
  }

  /** The first began on January 1; what began before February 1 may have begun before the data. */
  @Test
  void membershipsOfTheFirstPeriodTeachNothing() {
    LocalDate first = LocalDate.of(2026, 1, 1);
    Dataset<Row> all =
        subscriptions(
            subscription("ann", "ended", first, 4, "38 CNY"),
            subscription("bob", "ended", first.plusDays(30), 4, "38 CNY"),
            subscription("cat", "ended", first.plusDays(31), 1, "38 CNY"),
            subscription("dan", "cancelled", first.plusDays(40), 3, "38 CNY"),
            subscription("eve", "active", first.plusDays(40), 3, "38 CNY"),
            subscription("fay", "active", first.plusDays(60), 1, "38 CNY"));
    List<RenewalCount> counts = new ArrayList<>(RenewalCounts.of(all).get("p1"));
    counts.sort(java.util.Comparator.comparing(RenewalCount::toString));
    assertEquals(
        List.of(new RenewalCount(1, 1, 0), new RenewalCount(2, 0, 1), new RenewalCount(3, 1, 0)),
        counts);
  }

  @Test
  void withoutSubscriptionsThereIsNothingToLearn() {
    assertEquals(Map.of(), RenewalCounts.of(subscriptions()));
  }
}
