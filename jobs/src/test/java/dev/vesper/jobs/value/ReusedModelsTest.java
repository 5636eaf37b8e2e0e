package dev.vesper.jobs.value;

import static dev.vesper.jobs.value.SomeCustomers.NIGHT;
import static dev.vesper.jobs.value.SomeCustomers.PARAMS;
import static dev.vesper.jobs.value.SomeCustomers.calibration;
import static dev.vesper.jobs.value.SomeCustomers.customer;
import static dev.vesper.jobs.value.SomeCustomers.inputs;
import static dev.vesper.jobs.value.SomeCustomers.models;
import static dev.vesper.jobs.value.SomeCustomers.rows;
import static dev.vesper.jobs.value.SomeCustomers.run;
import static dev.vesper.jobs.value.SomeCustomers.shop;
import static dev.vesper.jobs.value.SomeCustomers.values;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.jobs.revenue.RenewalOutcomes;
import dev.vesper.jobs.revenue.Subscriptions;
import dev.vesper.pipeline.SparkForTests;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.table.Field;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;

/** Nights that use the models of an earlier one, and what makes them fit their own. */
final class ReusedModelsTest {
  private static final Night BEFORE = NIGHT.previous();
  private static final List<Row> DAYS = shop(600);
  private static final Outputs FIRST = run(DAYS, BEFORE);
  private static final Outputs SECOND = next(FIRST, inputs(DAYS, NIGHT), PARAMS);

  /** The night after another. */
  private static Outputs next(Outputs first, SomeInputs inputs, ValueParams params) {
    return new EstimateValue(params)
        .run(
            inputs.after(first, ValueModels.TABLE).after(first, ValueCalibration.TABLE),
            Nights.only(NIGHT));
  }

  private static String stale(Night night, long customers, ValueParams params) {
    CountedCustomers counted =
        new CountedCustomers(
            List.of(
                new CountedCustomers.Group(
                    0, 9, new CountedHistory(new PurchaseHistory(0, 0, 9), customers), 0)),
            1,
            1);
    ModelsOfNight.Known known = new ModelsOfNight.Known(counted, 0, List.of());
    return ModelsOfNight.stale(new ModelSet(rows(FIRST)), night, known, params).orElse("");
  }

  @Test
  void modelsAreUsedUntilTheyAreDueOrThereAreMoreCustomersOrOtherSettings() {
    assertTrue(
        models(FIRST).startsWith("[mbg-nbd@2026-11-18 FITTED, gamma-gamma@2026-11-18 FITTED"),
        models(FIRST));
    assertFalse(calibration(FIRST).isEmpty());
    assertEquals(models(FIRST), models(SECOND));
    assertEquals(NIGHT.date(), rows(SECOND).get(0).dt());
    assertEquals(calibration(FIRST).size(), calibration(SECOND).size());
    assertEquals(List.of(), SECOND.notes());
    long customers = rows(FIRST).get(0).customers();
    assertEquals("the last ones are due", stale(BEFORE.plus(7), customers, PARAMS));
    assertEquals("", stale(BEFORE.plus(6), customers, PARAMS));
    assertEquals("", stale(NIGHT, customers * 105 / 100, PARAMS));
    assertEquals("there are more customers", stale(NIGHT, customers * 105 / 100 + 1, PARAMS));
    ValueParams other = new ValueParams(PurchaseFamily.BG_NBD, 7, 0.05, 0.01, "CNY");
    assertEquals("settings changed", stale(NIGHT, customers, other));
    ValueParams foreign = new ValueParams(PurchaseFamily.MBG_NBD, 7, 0.05, 0.01, "EUR");
    assertEquals("settings changed", stale(NIGHT, customers, foreign));
  }

  @Test
  void whatWasJudgedIsAmongTheModelsOfTheNightAndOfTheNext() {
    for (Outputs each : List.of(FIRST, SECOND)) {
      Set<String> known =
          rows(each).stream().map(ValueModels.RowOf::modelId).collect(Collectors.toSet());
      Set<String> judged =
          calibration(each).stream()
              .map(ValueCalibration.RowOf::modelId)
              .collect(Collectors.toSet());
      assertEquals(1, judged.size());
      assertTrue(known.containsAll(judged), judged + " of " + known);
      assertTrue(judged.iterator().next().startsWith("mbg-nbd-held-out@"), judged.toString());
    }
  }

  private static BigDecimal value(Outputs outputs) {
    return values(outputs).agg(functions.sum(CustomerValue.VALUE.col())).head().getDecimal(0);
  }

  @Test
  void anotherDiscountCountsAtOnceWithTheSameModels() {
    ValueParams dearer = new ValueParams(PurchaseFamily.MBG_NBD, 7, 0.05, 0.05, "CNY");
    Outputs second = next(FIRST, inputs(DAYS, NIGHT), dearer);
    assertEquals(models(FIRST), models(second));
    BigDecimal before = value(SECOND);
    assertTrue(value(second).compareTo(before) < 0, value(second) + " against " + before);
  }

  @Test
  void whatStandsInIsSaidOnEachNight() {
    List<Row> days = customer("ann", 30, 100, 60, 10);
    Outputs first = run(days, BEFORE);
    Outputs second = next(first, inputs(days, NIGHT), PARAMS);
    assertEquals("[fitted]", fitted(first));
    assertEquals("[]", fitted(second));
    assertEquals(
        first.notes().stream().filter(note -> !note.startsWith("models were")).toList(),
        second.notes());
    assertEquals(
        List.of(
            "mbg-nbd could not be fitted: too few customers; pooled-purchases@2026-11-18 stands in",
            "gamma-gamma could not be fitted: too few customers bought again;"
                + " pooled-spend@2026-11-18 stands in",
            "mbg-nbd could not be fitted: too few customers; pooled-held-out@2026-10-21"
                + " stands in"),
        second.notes());
    assertEquals(true, text(values(second).head(), CustomerValue.IS_POOLED));
  }

  private static String fitted(Outputs outputs) {
    return outputs.notes().stream()
        .filter(note -> note.startsWith("models were fitted"))
        .map(note -> "fitted")
        .toList()
        .toString();
  }

  private static Object text(Row row, Field field) {
    return row.getAs(field.name());
  }

  /** Three members of two plans, one of whom pays in another currency. */
  private static SomeInputs members(SomeInputs inputs) {
    Row[] members = {
      SomeMembers.subscription("ann", "active", BEFORE.plus(-10).date(), 1, "38 CNY"),
      SomeMembers.subscription("bob", "active", BEFORE.plus(-10).date(), 1, "38 CNY"),
      SomeMembers.subscription("cat", "active", BEFORE.plus(-10).date(), 1, "38 EUR")
    };
    return inputs.tonight(Subscriptions.TABLE, SomeMembers.subscriptions(members));
  }

  @Test
  void membershipsThatBeganAfterTheLastFitAreFittedAndEveryMemberHasARow() {
    List<Row> days = customer("ann", 30, 100, 60, 10);
    Outputs first = run(days, BEFORE);
    Outputs second = next(first, members(inputs(days, NIGHT)), PARAMS);
    assertEquals("[fitted]", fitted(second));
    assertTrue(
        second
            .notes()
            .contains(
                "models were fitted, because there are memberships, and no model of renewals"),
        second.notes().toString());
    assertTrue(
        second
            .notes()
            .contains("3 of 3 memberships have no value: {foreign_price=1, no_renewal_model=2}"),
        second.notes().toString());
    assertEquals(
        "[[ann,no_renewal_model], [bob,no_renewal_model], [cat,foreign_price]]",
        values(second)
            .select(CustomerValue.USER_ID.col(), CustomerValue.UNVALUED.col())
            .orderBy(CustomerValue.USER_ID.col())
            .collectAsList()
            .toString());
    Outputs third =
        new EstimateValue(PARAMS)
            .run(
                members(inputs(days, NIGHT.next())).after(second, ValueModels.TABLE),
                Nights.only(NIGHT.next()));
    assertEquals("[]", fitted(third));
  }

  @Test
  void whoIsValuedByTheRateOfAllPlansIsSaidToBe() {
    SomeInputs inputs = members(inputs(customer("ann", 30, 100, 60, 10), NIGHT));
    Row decided = RowFactory.create(NIGHT.date(), "p2", RenewalOutcomes.RENEWED, 0, 40L);
    inputs.tonight(
        RenewalOutcomes.TABLE,
        SparkForTests.session().createDataFrame(List.of(decided), RenewalOutcomes.TABLE.schema()));
    Outputs outputs = new EstimateValue(PARAMS).run(inputs, Nights.only(NIGHT));
    assertTrue(
        outputs.notes().contains("pooled-renewals@2026-11-19 stands in for plans p1"),
        outputs.notes().toString());
    Optional<Row> bob =
        values(outputs).where(CustomerValue.USER_ID.col().equalTo("bob")).collectAsList().stream()
            .findFirst();
    assertEquals(true, text(bob.orElseThrow(), CustomerValue.IS_POOLED));
    assertEquals(
        "renewals: too few members left or stayed in too few periods",
        text(bob.orElseThrow(), CustomerValue.POOLED_REASON));
  }
}
