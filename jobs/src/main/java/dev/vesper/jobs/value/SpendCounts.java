package dev.vesper.jobs.value;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** What {@link Customers} spend when they buy again: counted for a model, and by it. */
final class SpendCounts {
  private SpendCounts() {}

  /** The spends of all who bought twice; those of one class of half a percent as their mean. */
  static CountedSpends of(Dataset<Row> customers) {
    return CountedSpends.of(
        customers
            .where(Customers.REPEATS.col().gt(0))
            .groupBy(Customers.REPEATS.col(), Customers.SPEND_CLASS.col())
            .agg(count(lit(1)), sum(Customers.REPEAT_AMOUNT.col()))
            .collectAsList()
            .stream()
            .map(SpendCounts::counted)
            .toList());
  }

  private static CountedSpend counted(Row row) {
    int repeats = row.getInt(0);
    long customers = row.getLong(2);
    double days = (double) repeats * customers;
    return new CountedSpend(repeats, row.getDecimal(3).doubleValue() / days, customers);
  }

  /** {@link SpendModel#scale} of each customer. */
  static Column scale(SpendModel model) {
    if (model instanceof GammaGamma gamma) {
      return Customers.REPEAT_AMOUNT.col().cast(DataTypes.DoubleType).plus(gamma.v());
    }
    return lit(model.scale(0, 0));
  }

  /** {@link SpendModel#expected} of each customer. */
  static Column expected(SpendModel model) {
    if (model instanceof GammaGamma gamma) {
      Column shape = Customers.REPEATS.col().multiply(gamma.p()).plus(gamma.q() - 1);
      return scale(gamma).multiply(gamma.p()).divide(shape);
    }
    return lit(model.expected(0, 0));
  }
}
