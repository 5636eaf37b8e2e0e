package dev.vesper.jobs.value;

import static dev.vesper.pipeline.table.Field.required;
import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import dev.vesper.jobs.revenue.SubscriptionStatus;
import dev.vesper.jobs.revenue.Subscriptions;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * What the memberships of each user are worth: renewals are forecast once for all members of a plan
 * who have renewed as often and are due in the same month.
 */
final class MemberValues {
  private static final DataType SQUARE = DataTypes.createDecimalType(38, 8);
  private static final DataType PART = DataTypes.createDecimalType(18, 9);

  static final Field USER_ID = Subscriptions.USER_ID;
  static final Field BELOW =
      required("below", SQUARE, "Square of the interval's part below the mean, added up");
  static final Field ABOVE =
      required("above", SQUARE, "Square of the interval's part above the mean, added up");

  private static final Field MADE =
      required("made", DataTypes.IntegerType, "Renewals made since the period last changed");
  private static final Field DUE =
      required("due", DataTypes.IntegerType, "The month in which the next renewal is due; 0 never");
  private static final Field OF_PLAN =
      required("of_plan", DataTypes.StringType, "The plan of a forecast");
  private static final Field OF_MONTHS =
      required("of_months", DataTypes.IntegerType, "The period of a forecast");
  private static final Field OF_MADE =
      required("of_made", DataTypes.IntegerType, "The renewals made of a forecast");
  private static final Field OF_DUE =
      required("of_due", DataTypes.IntegerType, "The month due of a forecast");
  private static final Field DISCOUNTED =
      required("member_discounted", DataTypes.DoubleType, "Renewals, at what they are worth now");
  private static final Field LOW =
      required("member_low", DataTypes.DoubleType, "Lower end of the interval, in prices");
  private static final Field HIGH =
      required("member_high", DataTypes.DoubleType, "Upper end of the same");
  private static final Field RENEWALS =
      required("member_renewals", PART, "Renewals to be expected");
  private static final Field MODEL =
      required("member_model", DataTypes.StringType, "The model of the forecast");

  private static final StructType SCHEMA =
      new StructType()
          .add(OF_PLAN.name(), DataTypes.StringType, false)
          .add(OF_MONTHS.name(), DataTypes.IntegerType, false)
          .add(OF_MADE.name(), DataTypes.IntegerType, false)
          .add(OF_DUE.name(), DataTypes.IntegerType, false)
          .add(RENEWALS.name(), DataTypes.DoubleType, false)
          .add(DISCOUNTED.name(), DataTypes.DoubleType, false)
          .add(LOW.name(), DataTypes.DoubleType, false)
          .add(HIGH.name(), DataTypes.DoubleType, false)
          .add(MODEL.name(), DataTypes.StringType, false);

  private MemberValues() {}

  /** Memberships in force in the business currency, with when they are due. */
  static Dataset<Row> members(Dataset<Row> subscriptions, ValueParams params) {
    Horizon horizon = params.horizon();
    Column ahead = greatest(lit(0), datediff(Subscriptions.PAID_UNTIL.col(), Table.DT.col()));
    Column month = floor(ahead.divide(horizon.month())).plus(1);
    Column renews =
        Subscriptions.STATUS
            .col()
            .notEqual(SubscriptionStatus.CANCELLED.word())
            .and(month.leq(horizon.months()));
    return subscriptions
        .where(Subscriptions.IS_IN_FORCE.col())
        .where(
            Subscriptions.CURRENCY
                .col()
                .equalTo(params.currency())
                .and(Subscriptions.PRICE.col().isNotNull()))
        .select(
            USER_ID.col(),
            Subscriptions.PLAN_ID.col(),
            Subscriptions.PERIOD_MONTHS.col(),
            Subscriptions.PRICE.col(),
            MADE.is(Subscriptions.PERIODS.col().minus(1)),
            DUE.is(when(renews, month).otherwise(0)));
  }

  /** Each distinct kind of member: plan, period, renewals made, month due. */
  static List<Row> kinds(Dataset<Row> members) {
    return members
        .select(
            Subscriptions.PLAN_ID.col(), Subscriptions.PERIOD_MONTHS.col(), MADE.col(), DUE.col())
        .distinct()
        .collectAsList();
  }

  /** The value of all memberships of each user. */
  static Dataset<Row> valued(
      Dataset<Row> members, List<Row> kinds, ModelSet models, Horizon horizon) {
    Dataset<Row> forecasts =
        members.sparkSession().createDataFrame(forecasts(kinds, models, horizon), SCHEMA);
    Column same =
        Subscriptions.PLAN_ID
            .col()
            .equalTo(OF_PLAN.col())
            .and(Subscriptions.PERIOD_MONTHS.col().equalTo(OF_MONTHS.col()))
            .and(MADE.col().equalTo(OF_MADE.col()))
            .and(DUE.col().equalTo(OF_DUE.col()));
    Column price = Subscriptions.PRICE.col().cast(DataTypes.DoubleType);
    Column low = least(lit(0), LOW.col().minus(DISCOUNTED.col())).multiply(price);
    Column high = greatest(lit(0), HIGH.col().minus(DISCOUNTED.col())).multiply(price);
    return members
        .join(broadcast(forecasts), same)
        .groupBy(USER_ID.col())
        .agg(
            CustomerValue.EXPECTED_RENEWALS.is(sum(RENEWALS.col().cast(PART))),
            CustomerValue.MEMBERSHIP_VALUE.is(
                sum(Forecasts.money(DISCOUNTED.col().multiply(price)))),
            BELOW.is(sum(low.multiply(low).cast(SQUARE))),
            ABOVE.is(sum(high.multiply(high).cast(SQUARE))),
            CustomerValue.RENEWAL_MODEL_IDS.is(
                array_join(sort_array(collect_set(MODEL.col())), " ")));
  }

  private static List<Row> forecasts(List<Row> kinds, ModelSet models, Horizon horizon) {
    List<Row> rows = new ArrayList<>();
    for (Row kind : kinds) {
      models
          .plan(kind.getString(0))
          .ifPresent(
              of ->
                  ModelSet.renewals(of)
                      .ifPresent(model -> rows.add(row(kind, of.modelId(), model, horizon))));
    }
    return rows;
  }

  private static Row row(Row kind, String id, RenewalModel model, Horizon horizon) {
    RenewalForecast.Member member =
        new RenewalForecast.Member(kind.getInt(2), kind.getInt(3), kind.getInt(1));
    RenewalForecast forecast =
        member.due() == 0 ? RenewalForecast.NONE : RenewalForecast.of(model, member, horizon);
    return RowFactory.create(
        kind.getString(0),
        kind.getInt(1),
        kind.getInt(2),
        kind.getInt(3),
        forecast.renewals(),
        forecast.discounted(),
        forecast.low(),
        forecast.high(),
        id);
  }
}
