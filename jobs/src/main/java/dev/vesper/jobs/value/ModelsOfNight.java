package dev.vesper.jobs.value;

import dev.vesper.jobs.revenue.RenewalOutcomes;
import dev.vesper.jobs.revenue.Subscriptions;
import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Night;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * The models that a night uses: those of an earlier night until they are stale, else new ones.
 *
 * @param calibration how the newest model that was judged did
 * @param notes what the night's receipt should say
 */
record ModelsOfNight(
    ModelSet models, List<ValueCalibration.RowOf> calibration, List<String> notes) {
  private static final String FIRST = "there are none of an earlier night";
  private static final String ASKED = "another one is asked for";
  private static final String DUE = "the last ones are due";
  private static final String GROWN = "there are more customers";

  ModelsOfNight {
    calibration = List.copyOf(calibration);
    notes = List.copyOf(notes);
  }

  /** What is known of all customers on the driver. */
  record Known(CountedCustomers counted, double meanSpend) {}

  static ModelsOfNight of(Inputs in, Night night, Known customers, ValueParams params) {
    Optional<ModelSet> earlier = ModelSet.newest(in.trailing(ValueModels.TABLE));
    long now = customers.counted().customers();
    Optional<String> why =
        earlier.isEmpty() ? Optional.of(FIRST) : stale(earlier.get(), night, now, params);
    return why.map(word -> fitted(in, night, customers, new Asked(params, word)))
        .orElseGet(
            () ->
                new ModelsOfNight(
                    earlier.orElseThrow().on(night.date()), calibration(in, night), List.of()));
  }

  private record Asked(ValueParams params, String why) {}

  /** Why models are to be fitted anew; empty while they are not. */
  static Optional<String> stale(ModelSet earlier, Night night, long customers, ValueParams params) {
    ValueModels.RowOf purchases = earlier.row(ModelSet.PURCHASES).orElseThrow();
    if (!purchases.askedFor().equals(params.model().word())) {
      return Optional.of(ASKED);
    }
    if (night.since(new Night(purchases.fittedOn())) >= params.refitDays()) {
      return Optional.of(DUE);
    }
    boolean grown = customers > purchases.customers() * (1 + params.refitGrowth());
    return grown ? Optional.of(GROWN) : Optional.empty();
  }

  private static ModelsOfNight fitted(Inputs in, Night night, Known customers, Asked asked) {
    PurchaseFamily family = asked.params().model();
    Dataset<Row> histories = in.tonight(PurchaseHistories.TABLE);
    FittedModels fitted =
        new FittedModels(night.date())
            .purchases(family, customers.counted())
            .spend(SpendCounts.of(Customers.tonight(histories)), customers.meanSpend());
    Dataset<Row> subscriptions = in.tonight(Subscriptions.TABLE);
    if (!subscriptions.isEmpty()) {
      Dataset<Row> outcomes =
          in.trailing(RenewalOutcomes.TABLE).unionByName(in.tonight(RenewalOutcomes.TABLE));
      fitted.renewals(RenewalCounts.of(subscriptions), RenewalCounts.pooled(outcomes));
    }
    HeldOut held = HeldOut.of(night, customers.counted().oldest());
    List<ValueCalibration.RowOf> calibration = held.judged(in, histories, family);
    return new ModelsOfNight(
        fitted.models(), calibration, notes(fitted.models(), calibration, asked.why()));
  }

  private static List<String> notes(
      ModelSet models, List<ValueCalibration.RowOf> calibration, String why) {
    List<String> notes = new ArrayList<>();
    for (ValueModels.RowOf row : models.rows()) {
      boolean rest = row.askedFor().equals(ModelSet.POOLED);
      if (row.verdict() != Verdict.FITTED && !rest) {
        notes.add(
            row.askedFor()
                + " could not be fitted: "
                + row.reason()
                + "; "
                + row.modelId()
                + " stands in");
      }
    }
    if (calibration.isEmpty()) {
      notes.add("nobody had bought by the cutoff, so no model could be judged");
    }
    notes.add("models were fitted, because " + why);
    return notes;
  }

  /** The newest judgement of some nights, for another night. */
  private static List<ValueCalibration.RowOf> calibration(Inputs in, Night night) {
    List<ValueCalibration.RowOf> all =
        in
            .trailing(ValueCalibration.TABLE)
            .select(
                Arrays.stream(ValueCalibration.TABLE.schema().fieldNames())
                    .map(functions::col)
                    .toArray(Column[]::new))
            .collectAsList()
            .stream()
            .map(ModelsOfNight::judged)
            .toList();
    return all.stream()
        .map(ValueCalibration.RowOf::dt)
        .max(Comparator.naturalOrder())
        .map(newest -> all.stream().filter(row -> row.dt().equals(newest)))
        .map(rows -> rows.map(row -> row.on(night.date())).toList())
        .orElse(List.of());
  }

  private static ValueCalibration.RowOf judged(Row row) {
    return new ValueCalibration.RowOf(
        ModelSet.date(row.get(0)),
        row.getInt(1),
        row.getString(2),
        ModelSet.date(row.get(3)),
        ModelSet.date(row.get(4)),
        row.getInt(5),
        row.getLong(6),
        row.getDouble(7),
        row.getLong(8));
  }
}
