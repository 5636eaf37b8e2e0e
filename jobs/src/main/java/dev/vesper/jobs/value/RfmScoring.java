package dev.vesper.jobs.value;

import static dev.vesper.pipeline.table.Field.required;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import dev.vesper.jobs.value.Rfm.Measure;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.source.EventFields;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Word;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** Scores {@link Customers}, names their groups, and counts who has which score. */
final class RfmScoring {
  private static final Field MEASURE = RfmScores.MEASURE;
  private static final Field KEY =
      required("key", DataTypes.LongType, "The value, or the class of the mean spend");
  private static final Field VALUE = required("value", EventFields.MONEY, "The value itself");
  private static final String VALUES = "values";

  private final Map<Measure, NavigableMap<Long, Valued>> values = new EnumMap<>(Measure.class);
  private final Map<Measure, Rfm> scores = new EnumMap<>(Measure.class);

  /** Customers with one value, or with a value of one class. */
  private record Valued(long customers, BigDecimal lowest, BigDecimal highest, BigDecimal amount) {
    Valued and(Valued other) {
      return new Valued(
          customers + other.customers,
          lowest.min(other.lowest),
          highest.max(other.highest),
          amount.add(other.amount));
    }
  }

  private RfmScoring() {}

  /** The scores of all customers, from one look at them. */
  static RfmScoring of(Dataset<Row> customers) {
    RfmScoring scoring = new RfmScoring();
    for (Measure measure : Measure.values()) {
      scoring.values.put(measure, new TreeMap<>());
    }
    for (Row row : counted(customers)) {
      scoring
          .values
          .get(measure(row.getString(0)))
          .put(
              row.getLong(1),
              new Valued(row.getLong(2), row.getDecimal(3), row.getDecimal(4), row.getDecimal(5)));
    }
    scoring.values.forEach(
        (measure, each) -> {
          NavigableMap<Long, Long> counts = new TreeMap<>();
          each.forEach((key, valued) -> counts.put(key, valued.customers()));
          scoring.scores.put(measure, Rfm.of(measure, counts));
        });
    return scoring;
  }

  private static Measure measure(String word) {
    for (Measure measure : Measure.values()) {
      if (Word.of(measure).equals(word)) {
        return measure;
      }
    }
    throw new IllegalArgumentException("no measure: " + word);
  }

  private static List<Row> counted(Dataset<Row> customers) {
    List<Column> each = new ArrayList<>();
    for (Measure measure : Measure.values()) {
      each.add(
          struct(
              MEASURE.is(lit(Word.of(measure))), KEY.is(key(measure)), VALUE.is(value(measure))));
    }
    return customers
        .select(Customers.AMOUNT.col(), explode(array(each.toArray(Column[]::new))).as(VALUES))
        .groupBy(col(VALUES).getField(MEASURE.name()), col(VALUES).getField(KEY.name()))
        .agg(
            count(lit(1)),
            min(col(VALUES).getField(VALUE.name())),
            max(col(VALUES).getField(VALUE.name())),
            sum(Customers.AMOUNT.col()))
        .collectAsList();
  }

  private static Column value(Measure measure) {
    return switch (measure) {
      case RECENCY -> recencyDays();
      case FREQUENCY -> Customers.PURCHASE_DAYS.col();
      case MONETARY -> Customers.MONETARY.col();
    };
  }

  private static Column key(Measure measure) {
    return switch (measure) {
      case RECENCY, FREQUENCY -> value(measure);
      case MONETARY -> Customers.spendClass(Customers.MONETARY.col().cast(DataTypes.DoubleType));
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

  /** The customers with their scores and their group. */
  Dataset<Row> scored(Dataset<Row> customers) {
    return customers
        .withColumn(CustomerValue.RECENCY_SCORE.name(), score(Measure.RECENCY))
        .withColumn(CustomerValue.FREQUENCY_SCORE.name(), score(Measure.FREQUENCY))
        .withColumn(CustomerValue.MONETARY_SCORE.name(), score(Measure.MONETARY))
        .withColumn(CustomerValue.RFM_GROUP.name(), group());
  }

  private Column score(Measure measure) {
    return scores.get(measure).score(key(measure)).cast(DataTypes.IntegerType);
  }

  private static Column group() {
    Column group = lit(null).cast(DataTypes.StringType);
    List<RfmGroup> lastFirst = new ArrayList<>(List.of(RfmGroup.values()));
    java.util.Collections.reverse(lastFirst);
    for (RfmGroup each : lastFirst) {
      Column holds =
          within(CustomerValue.RECENCY_SCORE, each.recency())
              .and(within(CustomerValue.FREQUENCY_SCORE, each.frequency()))
              .and(within(CustomerValue.MONETARY_SCORE, each.monetary()));
      group = when(holds, each.word()).otherwise(group);
    }
    return group;
  }

  private static Column within(Field score, RfmGroup.Bounds bounds) {
    return score.col().between(bounds.least(), bounds.most());
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
                          all.lowest(),
                          all.highest(),
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
              row == null ? BigDecimal.ZERO.setScale(4) : row.getDecimal(2)));
    }
    return rows;
  }
}
