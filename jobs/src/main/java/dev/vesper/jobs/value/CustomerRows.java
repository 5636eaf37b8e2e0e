package dev.vesper.jobs.value;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.when;

import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** Puts the rows of {@link CustomerValue} together from scores, forecasts and memberships. */
record CustomerRows(ModelSet models, CountedCustomers counted, ValueParams params) {
  private static final int FUTURES = 1_000;
  private static final long SEED = 20_261_121;

  private static final List<Field> OF_PURCHASES =
      List.of(
          CustomerValue.CHANCE_ALIVE,
          CustomerValue.EXPECTED_PURCHASES,
          CustomerValue.EXPECTED_SPEND,
          CustomerValue.PURCHASE_VALUE,
          Forecasts.PURCHASE_LOW,
          Forecasts.PURCHASE_HIGH);

  private static final List<Field> OF_MEMBERS =
      List.of(
          CustomerValue.EXPECTED_RENEWALS,
          CustomerValue.MEMBERSHIP_VALUE,
          MemberValues.BELOW,
          MemberValues.ABOVE,
          CustomerValue.RENEWAL_MODEL_IDS,
          MemberValues.POOLED_REASON,
          MemberValues.UNVALUED);

  /** The rows of the night. */
  Dataset<Row> of(Dataset<Row> scored, MemberValues members, Night night) {
    Column bought = Customers.REPEATS.col().isNotNull();
    Column unvalued =
        both(
            " ",
            when(bought.and(lit(models.purchases().isEmpty())), Unvalued.NO_PURCHASE_MODEL.word()),
            MemberValues.UNVALUED.col());
    Column pooled =
        both("; ", when(bought, models.whyPooled().orElse(null)), MemberValues.POOLED_REASON.col());
    return withMembers(withForecasts(scored), members)
        .select(
            Table.DT.is(lit(night.date())),
            CustomerValue.USER_ID.col(),
            CustomerValue.PURCHASE_DAYS.is(coalesce(Customers.PURCHASE_DAYS.col(), lit(0))),
            CustomerValue.RECENCY_DAYS.is(RfmScoring.recencyDays()),
            CustomerValue.MONETARY.is(Customers.MONETARY.col()),
            CustomerValue.RECENCY_SCORE.col(),
            CustomerValue.FREQUENCY_SCORE.col(),
            CustomerValue.MONETARY_SCORE.col(),
            CustomerValue.RFM_GROUP.col(),
            CustomerValue.CHANCE_ALIVE.col(),
            CustomerValue.EXPECTED_PURCHASES.col(),
            CustomerValue.EXPECTED_SPEND.col(),
            CustomerValue.PURCHASE_VALUE.col(),
            same(CustomerValue.EXPECTED_RENEWALS),
            same(CustomerValue.MEMBERSHIP_VALUE),
            CustomerValue.VALUE.col(),
            same(CustomerValue.VALUE_LOW),
            same(CustomerValue.VALUE_HIGH),
            CustomerValue.UNVALUED.is(unvalued),
            CustomerValue.MODEL_ID.is(when(bought, id(ModelSet.PURCHASES))),
            CustomerValue.SPEND_MODEL_ID.is(when(bought, id(ModelSet.SPEND))),
            CustomerValue.RENEWAL_MODEL_IDS.col(),
            CustomerValue.IS_POOLED.is(pooled.isNotNull()),
            CustomerValue.POOLED_REASON.is(pooled));
  }

  /** Two texts, or the one that is there. */
  private static Column both(String between, Column one, Column other) {
    return nullif(concat_ws(between, one, other), lit(""));
  }

  private static Column same(Field column) {
    return column.is(column.col());
  }

  private String id(String part) {
    return models.row(part).map(ValueModels.RowOf::modelId).orElse(null);
  }

  private Dataset<Row> withForecasts(Dataset<Row> scored) {
    Optional<PurchaseModel> purchases = models.purchases();
    Optional<SpendModel> spend = models.spend();
    if (purchases.isEmpty() || spend.isEmpty()) {
      return lacking(scored, OF_PURCHASES);
    }
    return Forecasts.joined(
        scored,
        counted,
        new ValueForecast.Method(purchases.get(), spend.get(), params.horizon(), FUTURES, SEED));
  }

  private Dataset<Row> withMembers(Dataset<Row> customers, MemberValues members) {
    if (members.kinds().isEmpty()) {
      return lacking(customers, OF_MEMBERS)
          .withColumn(CustomerValue.VALUE.name(), CustomerValue.PURCHASE_VALUE.col())
          .withColumn(CustomerValue.VALUE_LOW.name(), Forecasts.PURCHASE_LOW.col())
          .withColumn(CustomerValue.VALUE_HIGH.name(), Forecasts.PURCHASE_HIGH.col());
    }
    Dataset<Row> valued = members.valued(models, params.horizon());
    String[] user = {CustomerValue.USER_ID.name()};
    return customers
        .join(valued, user, "full_outer")
        .withColumn(CustomerValue.VALUE.name(), CustomerValue.VALUE.is(value()))
        .withColumn(CustomerValue.VALUE_LOW.name(), low())
        .withColumn(CustomerValue.VALUE_HIGH.name(), high());
  }

  private static Dataset<Row> lacking(Dataset<Row> rows, List<Field> columns) {
    Dataset<Row> all = rows;
    for (Field each : columns) {
      all = all.withColumn(each.name(), lit(null).cast(each.type()));
    }
    return all;
  }

  private static Column value() {
    return when(
        CustomerValue.PURCHASE_VALUE
            .col()
            .isNotNull()
            .or(CustomerValue.MEMBERSHIP_VALUE.col().isNotNull()),
        orNone(CustomerValue.PURCHASE_VALUE.col())
            .plus(orNone(CustomerValue.MEMBERSHIP_VALUE.col())));
  }

  /** Purchases and renewals vary by themselves: the squares of their distances add up. */
  private static Column low() {
    Column below = CustomerValue.PURCHASE_VALUE.col().minus(Forecasts.PURCHASE_LOW.col());
    Column both = CustomerValue.VALUE.col().minus(together(below, MemberValues.BELOW));
    return when(CustomerValue.MEMBERSHIP_VALUE.col().isNull(), Forecasts.PURCHASE_LOW.col())
        .otherwise(greatest(lit(0), both));
  }

  private static Column high() {
    Column above = Forecasts.PURCHASE_HIGH.col().minus(CustomerValue.PURCHASE_VALUE.col());
    Column both = CustomerValue.VALUE.col().plus(together(above, MemberValues.ABOVE));
    return when(CustomerValue.MEMBERSHIP_VALUE.col().isNull(), Forecasts.PURCHASE_HIGH.col())
        .otherwise(both);
  }

  private static Column together(Column purchases, Field squares) {
    Column distance = greatest(lit(0.0), orNone(purchases).cast(DataTypes.DoubleType));
    Column square = squares.col().cast(DataTypes.DoubleType);
    return Forecasts.money(sqrt(distance.multiply(distance).plus(square)));
  }

  private static Column orNone(Column amount) {
    return coalesce(amount, lit(0));
  }
}
