package dev.vesper.jobs.value;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import dev.vesper.jobs.statistics.Discretion;
import dev.vesper.jobs.value.Rfm.Measure;
import dev.vesper.pipeline.night.Night;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** Scores {@link Customers}, names their groups, and counts who has which score. */
final class RfmScoring {
  private static final int DECIMALS = 4;

  private final Map<Measure, NavigableMap<Long, Valued>> values = new EnumMap<>(Measure.class);
  private final Map<Measure, Rfm> scores = new EnumMap<>(Measure.class);

  /** Customers with one value, or with a value of one class. */
  private record Valued(long customers, BigDecimal lowest, BigDecimal amount) {
    Valued and(Valued other) {
      return new Valued(
          customers + other.customers, lowest.min(other.lowest), amount.add(other.amount));
    }
  }

  private RfmScoring() {}

  /** The scores of all customers. */
  static RfmScoring of(Dataset<Row> customers) {
    RfmScoring scoring = new RfmScoring();
    for (Measure measure : Measure.values()) {
      scoring.values.put(measure, new TreeMap<>());
    }
    for (Row row : days(customers)) {
      scoring.add(Measure.RECENCY, row.getInt(0), row);
      scoring.add(Measure.FREQUENCY, row.getLong(1), row);
    }
    for (Row row : spends(customers)) {
      Valued valued = new Valued(row.getLong(1), row.getDecimal(2), BigDecimal.ZERO);
      scoring.values.get(Measure.MONETARY).put(row.getLong(0), valued);
    }
    scoring.values.forEach(
        (measure, each) -> {
          NavigableMap<Long, Long> counts = new TreeMap<>();
          each.forEach((key, valued) -> counts.put(key, valued.customers()));
          scoring.scores.put(measure, Rfm.of(measure, counts));
        });
    return scoring;
  }

  private void add(Measure measure, long key, Row row) {
    BigDecimal value = BigDecimal.valueOf(key).setScale(DECIMALS);
    Valued valued = new Valued(row.getLong(2), value, row.getDecimal(3));
    values.get(measure).merge(key, valued, Valued::and);
  }

  /** Two small groupings cost less than one of each customer three times. */
  private static List<Row> days(Dataset<Row> customers) {
    return customers
        .groupBy(recencyDays(), Customers.PURCHASE_DAYS.col())
        .agg(count(lit(1)), sum(Customers.AMOUNT.col()))
        .collectAsList();
  }

  /** By the class of the mean spend. */
  private static List<Row> spends(Dataset<Row> customers) {
    Column monetary = Customers.MONETARY.col();
    return customers
        .groupBy(Customers.spendClass(monetary.cast(DataTypes.DoubleType)))
        .agg(count(lit(1)), min(monetary))
        .collectAsList();
  }

  private static Column value(Measure measure) {
    return switch (measure) {
      case RECENCY -> recencyDays();
      case FREQUENCY -> Customers.PURCHASE_DAYS.col();
      case MONETARY -> Customers.MONETARY.col();
    };
  }

  static Column recencyDays() {
    return Customers.AGE_DAYS.col().minus(Customers.LAST_DAYS.col());
  }

  /** All that was ever paid, by a mean day with a purchase; 0 where there was none. */
  double meanSpend() {
    BigDecimal amount = BigDecimal.ZERO;
    long days = 0;
    for (var each : values.get(Measure.FREQUENCY).entrySet()) {
      amount = amount.add(each.getValue().amount());
      days += each.getKey() * each.getValue().customers();
    }
    return days == 0 ? 0 : amount.doubleValue() / days;
  }

  /** How many customers there are. */
  long customers() {
    return values.get(Measure.FREQUENCY).values().stream().mapToLong(Valued::customers).sum();
  }

  /** The customers with their scores and their group. */
  Dataset<Row> scored(Dataset<Row> customers) {
    return customers
        .withColumn(CustomerValue.RECENCY_SCORE.name(), score(Measure.RECENCY))
        .withColumn(CustomerValue.FREQUENCY_SCORE.name(), score(Measure.FREQUENCY))
        .withColumn(CustomerValue.MONETARY_SCORE.name(), score(Measure.MONETARY))
        .withColumn(CustomerValue.RFM_GROUP.name(), group());
  }

  /** By the lowest value with each score; a class of spends holds all between two values. */
  private Column score(Measure measure) {
    Column score = lit(null);
    int before = 0;
    for (var each : values.get(measure).entrySet()) {
      int next = scores.get(measure).score(each.getKey());
      if (next != before) {
        score = when(value(measure).geq(lit(each.getValue().lowest())), next).otherwise(score);
      }
      before = next;
    }
    return score.cast(DataTypes.IntegerType);
  }

  /**
   * The group of three scores, looked up: a rule for each would be too much code for a compiler.
   */
  private static Column group() {
    List<Column> groups = new ArrayList<>();
    for (int recency = 1; recency <= Rfm.SCORES; recency++) {
      for (int frequency = 1; frequency <= Rfm.SCORES; frequency++) {
        for (int monetary = 1; monetary <= Rfm.SCORES; monetary++) {
          groups.add(lit(RfmGroup.of(recency, frequency, monetary).word()));
        }
      }
    }
    Column place =
        CustomerValue.RECENCY_SCORE
            .col()
            .minus(1)
            .multiply(Rfm.SCORES)
            .plus(CustomerValue.FREQUENCY_SCORE.col().minus(1))
            .multiply(Rfm.SCORES)
            .plus(CustomerValue.MONETARY_SCORE.col().minus(1));
    return get(array(groups.toArray(Column[]::new)), place);
  }

  /** What each score stands for. */
  List<RfmScores.RowOf> scoreRows(Night night) {
    List<RfmScores.RowOf> rows = new ArrayList<>();
    values.forEach(
        (measure, each) -> {
          Map<Integer, Valued> byScore = new TreeMap<>();
          each.forEach(
              (key, valued) -> byScore.merge(scores.get(measure).score(key), valued, Valued::and));
          byScore.forEach(
              (score, all) ->
                  rows.add(
                      new RfmScores.RowOf(
                          night.date(),
                          measure,
                          score,
                          Discretion.told(all.customers(), all.lowest()),
                          all.customers())));
        });
    return rows;
  }

  /** The rule of each group and who is in it. */
  static List<RfmGroups.RowOf> groupRows(Dataset<Row> scored, Night night) {
    Map<String, Row> found = new HashMap<>();
    scored
        .groupBy(CustomerValue.RFM_GROUP.col())
        .agg(count(lit(1)), sum(Customers.AMOUNT.col()))
        .collectAsList()
        .forEach(row -> found.put(row.getString(0), row));
    long all = found.values().stream().mapToLong(row -> row.getLong(1)).sum();
    List<RfmGroups.RowOf> rows = new ArrayList<>();
    for (RfmGroup group : RfmGroup.values()) {
      Row row = found.get(group.word());
      long customers = row == null ? 0 : row.getLong(1);
      rows.add(
          new RfmGroups.RowOf(
              night.date(),
              group,
              rows.size() + 1,
              group.meaning(),
              group.recency().least(),
              group.recency().most(),
              group.frequency().least(),
              group.frequency().most(),
              group.monetary().least(),
              group.monetary().most(),
              customers,
              all,
              all == 0 ? 0 : (double) customers / all,
              row == null ? Optional.empty() : Discretion.told(customers, row.getDecimal(2))));
    }
    return rows;
  }
}
