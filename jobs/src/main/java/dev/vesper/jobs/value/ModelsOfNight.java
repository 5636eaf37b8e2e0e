package dev.vesper.jobs.value;

import dev.vesper.jobs.revenue.RenewalOutcomes;
import dev.vesper.jobs.revenue.Subscriptions;
import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.table.Table;
import java.util.Arrays;
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
 * @param whyFitted why there are new ones; nothing where there are not
 */
record ModelsOfNight(
    ModelSet models, List<ValueCalibration.RowOf> calibration, Optional<String> whyFitted) {
  private static final String FIRST = "there are none of an earlier night";
  private static final String CHANGED = "settings changed";
  private static final String DUE = "the last ones are due";
  private static final String GROWN = "there are more customers";
  private static final String MEMBERS = "there are memberships, and no model of renewals";

  ModelsOfNight {
    calibration = List.copyOf(calibration);
  }

  /** What is known of all customers and members on the driver. */
  record Known(CountedCustomers counted, double meanSpend, List<MemberKind> members) {}

  static ModelsOfNight of(Inputs in, Night night, Known known, ValueParams params) {
    Optional<ModelSet> earlier = ModelSet.newest(in.trailing(ValueModels.TABLE));
    Optional<String> why =
        earlier.map(models -> stale(models, night, known, params)).orElse(Optional.of(FIRST));
    return why.isPresent()
        ? fitted(in, night, known, new Asked(params, why))
        : reused(in, night, earlier.orElseThrow());
  }

  private record Asked(ValueParams params, Optional<String> why) {}

  /** Why models are to be fitted anew; empty while they are not. */
  static Optional<String> stale(ModelSet earlier, Night night, Known known, ValueParams params) {
    ValueModels.RowOf purchases = earlier.row(ModelSet.PURCHASES).orElseThrow();
    if (!purchases.fittedWith().equals(params.fittedWith())) {
      return Optional.of(CHANGED);
    }
    if (night.since(new Night(purchases.fittedOn())) >= params.refitDays()) {
      return Optional.of(DUE);
    }
    if (known.counted().customers() > purchases.customers() * (1 + params.refitGrowth())) {
      return Optional.of(GROWN);
    }
    boolean untold = !known.members().isEmpty() && earlier.row(ModelSet.RENEWALS).isEmpty();
    return untold ? Optional.of(MEMBERS) : Optional.empty();
  }

  private static ModelsOfNight fitted(Inputs in, Night night, Known known, Asked asked) {
    Dataset<Row> histories = in.tonight(PurchaseHistories.TABLE);
    FittedModels fitted =
        new FittedModels(night.date(), asked.params())
            .purchases(known.counted())
            .spend(SpendCounts.of(Customers.tonight(histories)), known.meanSpend());
    Dataset<Row> subscriptions = in.tonight(Subscriptions.TABLE);
    if (!subscriptions.isEmpty()) {
      Dataset<Row> outcomes =
          in.trailing(RenewalOutcomes.TABLE).unionByName(in.tonight(RenewalOutcomes.TABLE));
      fitted.renewals(RenewalCounts.of(subscriptions), RenewalCounts.pooled(outcomes));
    }
    HeldOut.Judged judged =
        HeldOut.of(night, known.counted().oldest())
            .judged(histories, known.counted().span(), asked.params(), fitted.models().fitted());
    return new ModelsOfNight(fitted.models().and(judged.models()), judged.rows(), asked.why());
  }

  private static ModelsOfNight reused(Inputs in, Night night, ModelSet earlier) {
    List<ValueCalibration.RowOf> calibration =
        in
            .trailing(ValueCalibration.TABLE)
            .where(Table.DT.col().equalTo(earlier.night()))
            .select(
                Arrays.stream(ValueCalibration.TABLE.schema().fieldNames())
                    .map(functions::col)
                    .toArray(Column[]::new))
            .collectAsList()
            .stream()
            .map(row -> judged(row).on(night.date()))
            .toList();
    return new ModelsOfNight(earlier.on(night.date()), calibration, Optional.empty());
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
