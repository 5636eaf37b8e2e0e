package dev.vesper.jobs.value;

import dev.vesper.jobs.statistics.Tenths;
import dev.vesper.jobs.value.CountedCustomers.Group;
import dev.vesper.pipeline.night.Night;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Judges a model by purchases that it did not know of. */
record HeldOut(Night night, int weeks) {
  private static final int WEEK = 7;
  private static final int PART = 4;
  private static final int FEWEST = 4;
  private static final int MOST = 39;

  /** Purchases of the last quarter of all time, of 4 weeks at least and 39 at most. */
  static HeldOut of(Night night, int oldest) {
    return new HeldOut(night, Math.max(FEWEST, Math.min(MOST, oldest / WEEK / PART)));
  }

  Night cutoff() {
    return night.plus(-WEEK * weeks);
  }

  /** Customers whose expectations are alike: what they were to buy, and what they bought. */
  private record Tenth(long customers, double expected, long seen) {
    Tenth and(Tenth other) {
      return new Tenth(customers + other.customers, expected + other.expected, seen + other.seen);
    }
  }

  private record Expected(Group group, double each) {}

  /**
   * What came of a judgement; nothing where nobody was known by the cutoff.
   *
   * @param models the one that was judged
   */
  record Judged(List<ValueCalibration.RowOf> rows, ModelSet models) {
    private static final Judged NOBODY = new Judged(List.of(), new ModelSet(List.of()));
  }

  /**
   * Predicted against seen, by tenths of the customers.
   *
   * @param span the days by which their histories are grouped
   * @param near the model of all that is known, where the data support one
   */
  Judged judged(
      Dataset<Row> histories, int span, ValueParams params, Optional<PurchaseModel> near) {
    CountedCustomers known = CountedCustomers.bySpan(Customers.at(histories, cutoff()), span);
    ModelSet models =
        new FittedModels(cutoff().date(), params).heldOut(known, near).models().on(night.date());
    Optional<PurchaseModel> model = models.heldOut();
    if (known.groups().isEmpty() || model.isEmpty()) {
      return Judged.NOBODY;
    }
    String id = models.rows().get(0).modelId();
    List<ValueCalibration.RowOf> rows = new ArrayList<>();
    tenths(known, model.orElseThrow())
        .forEach(
            (decile, tenth) ->
                rows.add(
                    new ValueCalibration.RowOf(
                        night.date(),
                        decile,
                        id,
                        cutoff().date(),
                        night.date(),
                        weeks,
                        tenth.customers(),
                        tenth.expected(),
                        tenth.seen())));
    return new Judged(rows, models);
  }

  private Map<Integer, Tenth> tenths(CountedCustomers known, PurchaseModel model) {
    List<Expected> sorted =
        known.groups().parallelStream()
            .map(each -> new Expected(each, expected(model, each)))
            .sorted(
                Comparator.comparingDouble(Expected::each)
                    .thenComparing(each -> each.group().counted().history()))
            .toList();
    long all = known.customers();
    long before = 0;
    Map<Integer, Tenth> tenths = new TreeMap<>();
    for (Expected each : sorted) {
      long customers = each.group().counted().customers();
      int decile = 1 + Tenths.group(before, customers, all);
      Tenth more = new Tenth(customers, customers * each.each(), each.group().later());
      tenths.merge(decile, more, Tenth::and);
      before += customers;
    }
    return tenths;
  }

  private double expected(PurchaseModel model, Group group) {
    return model.expectedPurchases(group.counted().history(), (double) WEEK * weeks);
  }
}
