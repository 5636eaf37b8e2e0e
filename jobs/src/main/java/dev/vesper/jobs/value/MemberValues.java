package dev.vesper.jobs.value;

import static dev.vesper.pipeline.table.Field.count;
import static dev.vesper.pipeline.table.Field.optional;
import static dev.vesper.pipeline.table.Field.required;
import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import dev.vesper.jobs.revenue.SubscriptionStatus;
import dev.vesper.jobs.revenue.Subscriptions;
import dev.vesper.pipeline.source.EventFields;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * What the memberships of each user are worth: renewals are forecast once for all members of a plan
 * who have renewed as often and are due in the same month.
 *
 * @param members memberships in force, with when they are due
 * @param kinds the distinct ones among them
 */
record MemberValues(Dataset<Row> members, List<MemberKind> kinds) {
  private static final DataType SQUARE = DataTypes.createDecimalType(38, 8);
  private static final DataType PART = DataTypes.createDecimalType(18, 9);

  static final Field USER_ID = Subscriptions.USER_ID;
  static final Field BELOW =
      required("below", SQUARE, "Square of the interval's part below the mean, added up");
  static final Field ABOVE =
      required("above", SQUARE, "Square of the interval's part above the mean, added up");
  static final Field UNVALUED =
      optional("member_unvalued", DataTypes.StringType, "Why memberships have no value");
  static final Field POOLED_REASON =
      optional("member_pooled", DataTypes.StringType, "Why no model was fitted for memberships");

  private static final Field MADE =
      required("made", DataTypes.IntegerType, "Renewals made since the period last changed");
  private static final Field DUE =
      required("due", DataTypes.IntegerType, "The month in which the next renewal is due; 0 never");
  private static final Field PRICE =
      optional("member_price", EventFields.MONEY, "The price, where it is in our currency");
  private static final Field UNPRICED =
      optional("unpriced", DataTypes.StringType, "Why there is no such price");
  private static final Field MEMBERSHIPS = count("memberships", "Memberships of one kind");
  private static final Field OF_PLAN =
      required("of_plan", DataTypes.StringType, "The plan of a forecast");
  private static final Field OF_MONTHS =
      required("of_months", DataTypes.IntegerType, "The period of a forecast");
  private static final Field OF_MADE =
      required("of_made", DataTypes.IntegerType, "The renewals made of a forecast");
  private static final Field OF_DUE =
      required("of_due", DataTypes.IntegerType, "The month due of a forecast");
  private static final Field RENEWALS =
      optional("member_renewals", DataTypes.DoubleType, "Renewals to be expected");
  private static final Field DISCOUNTED =
      optional("member_discounted", DataTypes.DoubleType, "Renewals, at what they are worth now");
  private static final Field LOW =
      optional("member_low", DataTypes.DoubleType, "Lower end of the interval, in prices");
  private static final Field HIGH =
      optional("member_high", DataTypes.DoubleType, "Upper end of the same");
  private static final Field MODEL =
      optional("member_model", DataTypes.StringType, "The model of the forecast");
  private static final Field WHY_POOLED =
      optional("why_pooled", DataTypes.StringType, "Why another stands in for a model");

  private static final StructType SCHEMA =
      schema(
          OF_PLAN, OF_MONTHS, OF_MADE, OF_DUE, RENEWALS, DISCOUNTED, LOW, HIGH, MODEL, WHY_POOLED);

  private static StructType schema(Field... fields) {
    StructType schema = new StructType();
    for (Field field : fields) {
      schema = schema.add(field.name(), field.type(), true);
    }
    return schema;
  }

  MemberValues {
    kinds = List.copyOf(kinds);
  }

  /** The memberships in force on the night. */
  static MemberValues of(Dataset<Row> subscriptions, ValueParams params) {
    Horizon horizon = params.horizon();
    Column ahead = greatest(lit(0), datediff(Subscriptions.PAID_UNTIL.col(), Table.DT.col()));
    Column month = floor(ahead.divide(horizon.month())).plus(1).cast(DataTypes.IntegerType);
    Column renews =
        Subscriptions.STATUS
            .col()
            .notEqual(SubscriptionStatus.CANCELLED.word())
            .and(month.leq(horizon.months()));
    Column unpriced = unpriced(params.currency());
    Dataset<Row> members =
        subscriptions
            .where(Subscriptions.IS_IN_FORCE.col())
            .select(
                USER_ID.col(),
                Subscriptions.PLAN_ID.col(),
                Subscriptions.PERIOD_MONTHS.col(),
                MADE.is(Subscriptions.PERIODS.col().minus(1)),
                DUE.is(when(renews, month).otherwise(0)),
                UNPRICED.is(unpriced),
                PRICE.is(when(unpriced.isNull(), Subscriptions.PRICE.col())));
    return new MemberValues(members, kinds(members));
  }

  private static Column unpriced(String currency) {
    Column price = Subscriptions.PRICE.col();
    Column told = Subscriptions.CURRENCY.col();
    return when(price.isNull().or(told.isNull()), Unvalued.UNKNOWN_PRICE.word())
        .when(told.notEqual(currency), Unvalued.FOREIGN_PRICE.word());
  }

  private static List<MemberKind> kinds(Dataset<Row> members) {
    return members
        .groupBy(
            Subscriptions.PLAN_ID.col(),
            Subscriptions.PERIOD_MONTHS.col(),
            MADE.col(),
            DUE.col(),
            UNPRICED.col())
        .agg(MEMBERSHIPS.is(functions.count(lit(1))))
        .collectAsList()
        .stream()
        .map(MemberValues::kind)
        .toList();
  }

  private static MemberKind kind(Row row) {
    return new MemberKind(
        row.getString(0),
        row.getInt(1),
        row.getInt(2),
        row.getInt(3),
        Optional.ofNullable(row.getString(4)),
        row.getLong(5));
  }

  /** The value of all memberships of each user, and why some have none. */
  Dataset<Row> valued(ModelSet models, Horizon horizon) {
    Column price = PRICE.col().cast(DataTypes.DoubleType);
    Column priced = PRICE.col().isNotNull();
    Column low = least(lit(0), LOW.col().minus(DISCOUNTED.col())).multiply(price);
    Column high = greatest(lit(0), HIGH.col().minus(DISCOUNTED.col())).multiply(price);
    Column untold = when(DISCOUNTED.col().isNull(), Unvalued.NO_RENEWAL_MODEL.word());
    return forecast(models, horizon)
        .groupBy(USER_ID.col())
        .agg(
            CustomerValue.EXPECTED_RENEWALS.is(sum(when(priced, RENEWALS.col().cast(PART)))),
            CustomerValue.MEMBERSHIP_VALUE.is(
                sum(Forecasts.money(DISCOUNTED.col().multiply(price)))),
            BELOW.is(sum(low.multiply(low).cast(SQUARE))),
            ABOVE.is(sum(high.multiply(high).cast(SQUARE))),
            CustomerValue.RENEWAL_MODEL_IDS.is(listed(when(priced, MODEL.col()), " ")),
            POOLED_REASON.is(listed(when(priced, WHY_POOLED.col()), "; ")),
            UNVALUED.is(listed(coalesce(UNPRICED.col(), untold), " ")));
  }

  private static Column listed(Column texts, String between) {
    return nullif(array_join(sort_array(collect_set(texts)), between), lit(""));
  }

  private Dataset<Row> forecast(ModelSet models, Horizon horizon) {
    Stream<Row> rows = kinds.stream().map(kind -> row(kind, models, horizon)).distinct();
    Column same =
        Subscriptions.PLAN_ID
            .col()
            .equalTo(OF_PLAN.col())
            .and(Subscriptions.PERIOD_MONTHS.col().equalTo(OF_MONTHS.col()))
            .and(MADE.col().equalTo(OF_MADE.col()))
            .and(DUE.col().equalTo(OF_DUE.col()));
    return members.join(
        broadcast(members.sparkSession().createDataFrame(rows.toList(), SCHEMA)), same);
  }

  private static Row row(MemberKind kind, ModelSet models, Horizon horizon) {
    Optional<RenewalForecast> forecast = kind.forecast(models, horizon);
    return RowFactory.create(
        kind.plan(),
        kind.months(),
        kind.made(),
        kind.due(),
        forecast.map(RenewalForecast::renewals).orElse(null),
        forecast.map(RenewalForecast::discounted).orElse(null),
        forecast.map(RenewalForecast::low).orElse(null),
        forecast.map(RenewalForecast::high).orElse(null),
        models.plan(kind.plan()).map(ValueModels.RowOf::modelId).orElse(null),
        kind.whyPooled(models).orElse(null));
  }
}
