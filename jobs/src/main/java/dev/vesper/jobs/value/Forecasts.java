package dev.vesper.jobs.value;

import static dev.vesper.pipeline.table.Field.required;
import static org.apache.spark.sql.functions.broadcast;

import dev.vesper.jobs.value.CountedCustomers.Group;
import dev.vesper.jobs.value.ValueForecast.Method;
import dev.vesper.pipeline.source.EventFields;
import dev.vesper.pipeline.table.Field;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Forecasts each distinct history once and hands it to every customer who has it. */
final class Forecasts {
  static final Field PURCHASE_LOW =
      required("purchase_low", EventFields.MONEY, "Lower end of the interval of purchase_value");
  static final Field PURCHASE_HIGH =
      required("purchase_high", EventFields.MONEY, "Upper end of the same");

  private static final Field REPEATS =
      required("with_repeats", DataTypes.IntegerType, "Repeated purchases of a history");
  private static final Field LAST =
      required("with_last", DataTypes.IntegerType, "The span of its last purchase");
  private static final Field AGE =
      required("with_age", DataTypes.IntegerType, "The span of its age");
  private static final Field DISCOUNTED =
      required("discounted", DataTypes.DoubleType, "Purchases, each at what its money is worth");
  private static final Field LOW =
      required("low", DataTypes.DoubleType, "Lower end of the interval, in units of the scale");
  private static final Field HIGH = required("high", DataTypes.DoubleType, "Upper end of the same");

  private static final StructType SCHEMA =
      new StructType()
          .add(REPEATS.name(), DataTypes.IntegerType, false)
          .add(LAST.name(), DataTypes.IntegerType, false)
          .add(AGE.name(), DataTypes.IntegerType, false)
          .add(CustomerValue.CHANCE_ALIVE.name(), DataTypes.DoubleType, false)
          .add(CustomerValue.EXPECTED_PURCHASES.name(), DataTypes.DoubleType, false)
          .add(DISCOUNTED.name(), DataTypes.DoubleType, false)
          .add(LOW.name(), DataTypes.DoubleType, false)
          .add(HIGH.name(), DataTypes.DoubleType, false);

  private Forecasts() {}

  /** The customers with what is to be expected of them, and its worth in money. */
  static Dataset<Row> joined(Dataset<Row> customers, CountedCustomers counted, Method method) {
    Dataset<Row> forecasts =
        customers.sparkSession().createDataFrame(rows(counted, method), SCHEMA);
    Column expected = SpendCounts.expected(method.spends());
    Column scale = SpendCounts.scale(method.spends());
    Column last = CountedCustomers.spans(Customers.LAST_DAYS.col(), counted.span());
    Column age = CountedCustomers.spans(Customers.AGE_DAYS.col(), counted.span());
    Column same =
        Customers.REPEATS
            .col()
            .equalTo(REPEATS.col())
            .and(last.equalTo(LAST.col()))
            .and(age.equalTo(AGE.col()));
    return customers
        .join(broadcast(forecasts), same)
        .withColumn(CustomerValue.EXPECTED_SPEND.name(), money(expected))
        .withColumn(CustomerValue.PURCHASE_VALUE.name(), money(DISCOUNTED.col().multiply(expected)))
        .withColumn(PURCHASE_LOW.name(), money(LOW.col().multiply(scale)))
        .withColumn(PURCHASE_HIGH.name(), money(HIGH.col().multiply(scale)));
  }

  static Column money(Column amount) {
    return amount.cast(EventFields.MONEY);
  }

  private static List<Row> rows(CountedCustomers counted, Method method) {
    PlayedFutures played = new PlayedFutures(method);
    return counted.groups().parallelStream().map(group -> row(group, played)).toList();
  }

  private static Row row(Group group, PlayedFutures played) {
    PurchaseHistory history = group.counted().history();
    ValueForecast forecast = ValueForecast.of(played, history);
    return RowFactory.create(
        history.repeats(),
        group.last(),
        group.age(),
        forecast.chanceAlive(),
        forecast.purchases(),
        forecast.discounted(),
        forecast.low(),
        forecast.high());
  }
}
