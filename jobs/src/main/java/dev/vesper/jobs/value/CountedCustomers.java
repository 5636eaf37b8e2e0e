package dev.vesper.jobs.value;

import static dev.vesper.pipeline.table.Field.count;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import dev.vesper.pipeline.table.Field;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/**
 * The histories of customers, counted by Spark: all that models need of them on the driver.
 *
 * @param groups each distinct history or, where these are many, each week of them
 * @param distinct how many distinct histories there are
 * @param span the days that a group holds: 1, or 7
 */
record CountedCustomers(List<Group> groups, long distinct, int span) {
  private static final int WEEK = 7;
  private static final Field CUSTOMERS = count("customers", "Customers with one history");

  /**
   * Customers with one history, or with histories of the same weeks.
   *
   * @param last the span in which they bought last
   * @param age the span that they are old
   * @param counted their history, or its mean
   * @param later the days with a purchase after the night, of all of them
   */
  record Group(int last, int age, CountedHistory counted, long later) {}

  CountedCustomers {
    groups = List.copyOf(groups);
  }

  /**
   * Counts {@link Customers}, by day or, above a number of distinct histories, by week.
   *
   * @param all how many customers there are
   */
  static CountedCustomers of(Dataset<Row> customers, long all) {
    return of(customers, all, CountedHistories.MANY);
  }

  static CountedCustomers of(Dataset<Row> customers, long all, int most) {
    if (all <= most) {
      return bySpan(customers, 1);
    }
    List<Row> weeks = grouped(triples(customers), WEEK);
    long distinct = weeks.stream().mapToLong(row -> row.getLong(7)).sum();
    return distinct > most ? of(weeks, distinct, WEEK) : bySpan(customers, 1);
  }

  /** Counts customers by spans of days; distinct are then the spans. */
  static CountedCustomers bySpan(Dataset<Row> customers, int span) {
    List<Row> rows = grouped(customers.withColumn(CUSTOMERS.name(), lit(1L)), span);
    return of(rows, rows.size(), span);
  }

  private static CountedCustomers of(List<Row> rows, long distinct, int span) {
    return new CountedCustomers(
        rows.stream().map(CountedCustomers::group).toList(), distinct, span);
  }

  private static Dataset<Row> triples(Dataset<Row> customers) {
    return customers
        .groupBy(Customers.REPEATS.col(), Customers.LAST_DAYS.col(), Customers.AGE_DAYS.col())
        .agg(CUSTOMERS.is(functions.count(lit(1))), Customers.LATER.is(sum(Customers.LATER.col())));
  }

  private static List<Row> grouped(Dataset<Row> counted, int span) {
    return counted
        .groupBy(
            Customers.REPEATS.col(),
            spans(Customers.LAST_DAYS.col(), span),
            spans(Customers.AGE_DAYS.col(), span))
        .agg(
            sum(CUSTOMERS.col()),
            sum(Customers.LAST_DAYS.col().multiply(CUSTOMERS.col())),
            sum(Customers.AGE_DAYS.col().multiply(CUSTOMERS.col())),
            sum(Customers.LATER.col()),
            functions.count(lit(1)))
        .collectAsList();
  }

  /** In which span of days from the first purchase a time lies. */
  static Column spans(Column days, int span) {
    return floor(days.divide(span)).cast(DataTypes.IntegerType);
  }

  private static Group group(Row row) {
    long customers = row.getLong(3);
    double age = (double) row.getLong(5) / customers;
    double last = Math.min(age, (double) row.getLong(4) / customers);
    CountedHistory counted =
        new CountedHistory(new PurchaseHistory(row.getInt(0), last, age), customers);
    return new Group(row.getInt(1), row.getInt(2), counted, row.getLong(6));
  }

  /** What a model is fitted to. */
  CountedHistories histories() {
    return CountedHistories.of(groups.stream().map(Group::counted).toList());
  }

  /** How many customers there are. */
  long customers() {
    return groups.stream().mapToLong(each -> each.counted().customers()).sum();
  }

  /** The age of the oldest customers in days, give or take a group; 0 of none. */
  int oldest() {
    return groups.stream().mapToInt(each -> each.age() * span).max().orElse(0);
  }
}
