package dev.vesper.jobs.value;

import static dev.vesper.pipeline.table.Field.required;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;

import dev.vesper.jobs.value.CountedCustomers.Group;
import dev.vesper.jobs.value.ValueForecast.Method;
import dev.vesper.pipeline.source.EventFields;
import dev.vesper.pipeline.table.Field;
import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Forecasts each distinct history once and hands it to every customer who has it. */
final class Forecasts {
  static final Field PURCHASE_LOW =
      required("purchase_low", EventFields.MONEY, "Lower end of the interval of purchase_value");
  static final Field PURCHASE_HIGH =
      required("purchase_high", EventFields.MONEY, "Upper end of the same");

  /** Numbers of purchases and spans are far below this: three make one number to join by. */
  private static final long RADIX = 1L << 20;

  private static final DataType WHOLE = DataTypes.createDecimalType(18, 0);
  private static final BigDecimal UNIT = new BigDecimal("0.0001");
  private static final double UNITS = 10_000;
  private static final double HALF = 0.5;

  private static final Field HISTORY =
      required("history", DataTypes.LongType, "Repeats, last purchase and age in one number");
  private static final Field DISCOUNTED =
      required("discounted", DataTypes.DoubleType, "Purchases, each at what its money is worth");
  private static final Field LOW =
      required("low", DataTypes.DoubleType, "Lower end of the interval, in units of the scale");
  private static final Field HIGH = required("high", DataTypes.DoubleType, "Upper end of the same");

  private static final StructType SCHEMA =
      new StructType()
          .add(HISTORY.name(), DataTypes.LongType, false)
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
    Column history = Customers.REPEATS.col().multiply(RADIX).plus(last).multiply(RADIX).plus(age);
    return customers
        .join(broadcast(forecasts), history.equalTo(HISTORY.col()))
        .withColumn(CustomerValue.EXPECTED_SPEND.name(), money(expected))
        .withColumn(CustomerValue.PURCHASE_VALUE.name(), money(DISCOUNTED.col().multiply(expected)))
        .withColumn(PURCHASE_LOW.name(), money(LOW.col().multiply(scale)))
        .withColumn(PURCHASE_HIGH.name(), money(HIGH.col().multiply(scale)));
  }

  /** A double as money, half a unit of its last decimal rounded up. */
  static Column money(Column amount) {
    return ofUnits(amount.multiply(UNITS));
  }

  /** The mean of an amount of money over so many, rounded the same. */
  static Column mean(Column amount, Column many) {
    Column units = floor(amount.cast(DataTypes.DoubleType).multiply(UNITS).plus(HALF));
    return ofUnits(units.cast(DataTypes.DoubleType).divide(many));
  }

  /** By way of whole numbers: the cast of a double to a decimal goes by its text, and is slow. */
  private static Column ofUnits(Column units) {
    return floor(units.plus(HALF)).cast(WHOLE).multiply(lit(UNIT)).cast(EventFields.MONEY);
  }

  private static List<Row> rows(CountedCustomers counted, Method method) {
    PlayedFutures played = new PlayedFutures(method);
    return counted.groups().parallelStream().map(group -> row(group, played)).toList();
  }

  private static Row row(Group group, PlayedFutures played) {
    PurchaseHistory history = group.counted().history();
    ValueForecast forecast = ValueForecast.of(played, history);
    return RowFactory.create(
        (history.repeats() * RADIX + group.last()) * RADIX + group.age(),
        forecast.chanceAlive(),
        forecast.purchases(),
        forecast.discounted(),
        forecast.low(),
        forecast.high());
  }
}
