package dev.vesper.jobs.value;

import static dev.vesper.pipeline.table.Field.count;
import static dev.vesper.pipeline.table.Field.optional;
import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.types.DataTypes;

/** The models that the values of the night come from: plain numbers, and where they are from. */
public final class ValueModels {
  public static final Field MODEL_ID =
      required(
          "model_id",
          DataTypes.StringType,
          "The model, for renewals its plan, and the night it was fitted on, as"
              + " mbg-nbd@2026-11-01");
  public static final Field PART =
      required(
          "part",
          DataTypes.StringType,
          "What it is a model of. purchases: how often is bought; spend: for how much;"
              + " renewals: whether the members of a plan renew; held-out: as purchases, but of what was"
              + " known at the cutoff of value_calibration");
  public static final Field PLAN_ID =
      optional("plan_id", DataTypes.StringType, "The plan, of renewals");
  public static final Field MODEL =
      required(
          "model",
          DataTypes.StringType,
          "mbg-nbd, bg-nbd, pareto-nbd, gamma-gamma, shifted-beta-geometric; or pooled: one rate for"
              + " everybody, where the data support no model; or none");
  public static final Field PARAMETERS =
      required(
          "parameters",
          DataTypes.createArrayType(DataTypes.DoubleType),
          "mbg-nbd, bg-nbd: r, alpha, a, b; pareto-nbd: r, alpha, s, beta; pooled purchases: shape"
              + " and rate of the rate; gamma-gamma: p, q, v; pooled spend: its mean;"
              + " shifted-beta-geometric: alpha, beta; pooled renewals: renewed, decided. Times are"
              + " in days, money in the business currency");
  public static final Field ASKED_FOR =
      required("asked_for", DataTypes.StringType, "The model that the settings, or the part, want");
  public static final Field FITTED_WITH =
      required(
          "fitted_with",
          DataTypes.StringType,
          "The settings that it depends on; with others, models are fitted anew");
  public static final Field VERDICT =
      required("verdict", DataTypes.StringType, "Whether the data support it, as a word");
  public static final Field REASON =
      required("reason", DataTypes.StringType, "The same as a sentence");
  public static final Field LOG_LIKELIHOOD =
      optional(
              "log_likelihood",
              DataTypes.DoubleType,
              "Of the data it was fitted to; absent where another stands in")
          .in("nats");
  public static final Field CUSTOMERS =
      count("customers", "Customers, or members, that it was fitted to").in("customers");
  public static final Field DISTINCT_HISTORIES =
      count(
          "distinct_histories",
          "Distinct histories, spends or renewals among them, by week where these are many; models"
              + " are fitted to these");
  public static final Field FITTED_ON =
      required("fitted_on", DataTypes.DateType, "The night whose data it was fitted to");

  public static final Table TABLE =
      Table.record("value_models")
          .rows("one model of purchases, of spend, or of the renewals of a plan, or a held-out one")
          .key(MODEL_ID)
          .columns(PART, PLAN_ID, MODEL, PARAMETERS, ASKED_FOR, FITTED_WITH, VERDICT)
          .columns(REASON, LOG_LIKELIHOOD, CUSTOMERS, DISTINCT_HISTORIES, FITTED_ON);

  private ValueModels() {}

  /** A row. */
  record RowOf(
      LocalDate dt,
      String modelId,
      String part,
      Optional<String> planId,
      String model,
      List<Double> parameters,
      String askedFor,
      String fittedWith,
      Verdict verdict,
      String reason,
      Optional<Double> logLikelihood,
      long customers,
      long distinctHistories,
      LocalDate fittedOn) {

    /** The same model, used on another night. */
    RowOf on(LocalDate night) {
      return new RowOf(
          night,
          modelId,
          part,
          planId,
          model,
          parameters,
          askedFor,
          fittedWith,
          verdict,
          reason,
          logLikelihood,
          customers,
          distinctHistories,
          fittedOn);
    }
  }
}
