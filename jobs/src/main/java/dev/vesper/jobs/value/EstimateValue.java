package dev.vesper.jobs.value;

import dev.vesper.jobs.revenue.RenewalOutcomes;
import dev.vesper.jobs.revenue.Subscriptions;
import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.table.Table;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Tells of every customer what he or she is worth: scores, and the value of the next 12 months. */
public final class EstimateValue implements Job {
  /** Nights before the night whose decided renewals are pooled. */
  private static final int OUTCOME_NIGHTS = 90;

  private final ValueParams params;

  public EstimateValue(ValueParams params) {
    this.params = params;
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public Record parameters() {
    return params;
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.tonight(PurchaseHistories.TABLE),
        Read.tonight(Subscriptions.TABLE),
        Read.tonight(RenewalOutcomes.TABLE),
        Read.trailing(RenewalOutcomes.TABLE, OUTCOME_NIGHTS),
        Read.trailing(ValueModels.TABLE, params.refitDays()),
        Read.trailing(ValueCalibration.TABLE, params.refitDays()));
  }

  @Override
  public List<Table> writes() {
    return List.of(
        CustomerValue.TABLE,
        ValueModels.TABLE,
        ValueCalibration.TABLE,
        RfmGroups.TABLE,
        RfmScores.TABLE);
  }

  @Override
  public Outputs run(Inputs in, Nights nights) {
    Night night = nights.last();
    Dataset<Row> customers = Customers.tonight(in.tonight(PurchaseHistories.TABLE));
    RfmScoring scoring = RfmScoring.of(customers);
    CountedCustomers counted = CountedCustomers.of(customers, scoring.customers());
    MemberValues members = MemberValues.of(in.tonight(Subscriptions.TABLE), params);
    ModelsOfNight.Known known =
        new ModelsOfNight.Known(counted, scoring.meanSpend(), members.kinds());
    ModelsOfNight models = ModelsOfNight.of(in, night, known, params);
    Dataset<Row> scored = scoring.scored(customers);
    CustomerRows rows = new CustomerRows(models.models(), counted, params);
    Outputs outputs =
        Outputs.of(CustomerValue.TABLE, rows.of(scored, members, night))
            .and(ValueModels.TABLE, models.models().rows())
            .and(ValueCalibration.TABLE, models.calibration())
            .and(RfmGroups.TABLE, RfmScoring.groupRows(scored, night))
            .and(RfmScores.TABLE, scoring.scoreRows(night))
            .metric("customers", (double) counted.customers())
            .metric("distinct_histories", (double) counted.distinct());
    for (String note : new ValueNotes(models, known).notes()) {
      outputs = outputs.note(note);
    }
    return outputs;
  }
}
