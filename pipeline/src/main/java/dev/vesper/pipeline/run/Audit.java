package dev.vesper.pipeline.run;

import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Repeats;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Reads back what was written and finds, for each night, its digest and how many rows break each
 * check: required columns, the table's own checks, the unique key.
 */
final class Audit {
  private static final String ROW_DIGEST = "row_digest";
  private static final String ROWS = "rows";
  private static final String HIGH = "high";
  private static final String LOW = "low";
  private static final String SLICE = "slice";
  private static final String NIGHT = "night";
  private static final String EXTRA = "extra";
  private static final String BROKEN = "broken";
  private static final String MOST = "most";

  private static final String UNIQUE = "unique_key";

  /** So many bytes are read by one task, which finds repeated keys on the way. */
  private static final long FEW_BYTES = 8L << 20;

  private final Table table;
  private final Dataset<Row> written;
  private final boolean byKey;

  /**
   * @param bytes how large the files are
   */
  Audit(Table table, Dataset<Row> written, long bytes) {
    this.table = table;
    boolean few = bytes <= FEW_BYTES;
    this.byKey = few && !table.key().isEmpty() && table.terms().slicedBy().isEmpty();
    this.written = few ? written.coalesce(1) : written;
  }

  /** What the audit found on one night. */
  record Finding(RowDigest digest, Map<Night, RowDigest> slices, Map<String, Long> violations) {

    static Finding nothing(Table table) {
      return new Finding(RowDigest.NONE, new TreeMap<>(), none(rules(table)));
    }

    /** A sentence for each check that rows break. */
    List<String> problems(Table table, Night night) {
      List<String> problems = new ArrayList<>();
      violations.forEach(
          (check, rows) -> {
            if (rows > 0) {
              problems.add(
                  "table %s of %s: %d rows break '%s' (%s)"
                      .formatted(table, night, rows, check, sentence(table, check)));
            }
          });
      return problems;
    }

    private static String sentence(Table table, String check) {
      if (check.equals(UNIQUE)) {
        return "a row is named by " + table.key().stream().map(Field::name).toList();
      }
      return table.checks().stream()
          .filter(each -> each.name().equals(check))
          .map(Check::sentence)
          .findFirst()
          .orElse("the column is filled in every row");
    }
  }

  /** The findings by night; a night without rows is not among them. */
  Map<Night, Finding> findings() {
    Map<Night, Finding> findings = new TreeMap<>();
    Map<String, Column> rules = rules(table);
    List<Row> digests =
        (byKey ? together(digested(rules, keyHash())) : digested(rules)).collectAsList();
    digests.forEach(row -> findings.merge(night(row, NIGHT), finding(row, rules), Audit::joined));
    if (exceeds(digests, BROKEN, 0)) {
      brokenRows(rules)
          .forEach((night, violations) -> findings.get(night).violations().putAll(violations));
    }
    if (byKey ? exceeds(digests, MOST, 1) : keysRepeat()) {
      duplicateKeys().forEach((night, rows) -> findings.get(night).violations().put(UNIQUE, rows));
    }
    return findings;
  }

  private static boolean exceeds(List<Row> digests, String count, long limit) {
    return digests.stream().anyMatch(row -> row.<Long>getAs(count) > limit);
  }

  /** The digest of each night and slice, and how many of its rows break any rule. */
  private Dataset<Row> digested(Map<String, Column> rules, Column... further) {
    List<Column> groups = new ArrayList<>(List.of(night(Table.DT).as(NIGHT)));
    table.terms().slicedBy().ifPresent(slice -> groups.add(night(slice).as(SLICE)));
    groups.addAll(List.of(further));
    Column hash = functions.col(ROW_DIGEST);
    Column any =
        rules.values().stream().map(Audit::breaks).reduce(functions.lit(false), Column::or);
    return written
        .withColumn(ROW_DIGEST, RowDigest.hash(table))
        .groupBy(groups.toArray(Column[]::new))
        .agg(
            functions.count(functions.lit(1)).as(ROWS),
            RowDigest.high(hash).as(HIGH),
            RowDigest.low(hash).as(LOW),
            functions.count_if(any).as(BROKEN));
  }

  /** Digests of keys put together by night, and how many rows share a key at most. */
  private static Dataset<Row> together(Dataset<Row> byKey) {
    return byKey
        .groupBy(NIGHT)
        .agg(
            functions.max(ROWS).as(MOST),
            Stream.of(ROWS, HIGH, LOW, BROKEN)
                .map(sum -> functions.sum(sum).as(sum))
                .toArray(Column[]::new));
  }

  private Column keyHash() {
    return functions.xxhash64(table.key().stream().map(Field::col).toArray(Column[]::new));
  }

  private static Column breaks(Column rule) {
    return functions.not(functions.coalesce(rule, functions.lit(false)));
  }

  private Finding finding(Row row, Map<String, Column> rules) {
    RowDigest digest = new RowDigest(row.getAs(ROWS), row.getAs(HIGH), row.getAs(LOW));
    Map<Night, RowDigest> slices = new TreeMap<>();
    if (table.terms().slicedBy().isPresent() && row.getAs(SLICE) != null) {
      slices.put(night(row, SLICE), digest);
    }
    return new Finding(digest, slices, none(rules));
  }

  private static Finding joined(Finding one, Finding other) {
    Map<Night, RowDigest> slices = new TreeMap<>(one.slices);
    slices.putAll(other.slices);
    return new Finding(one.digest.plus(other.digest), slices, one.violations);
  }

  /** How many rows of each night break each rule: looked at where some do. */
  private Map<Night, Map<String, Long>> brokenRows(Map<String, Column> rules) {
    Column[] counts =
        rules.entrySet().stream()
            .map(rule -> functions.count_if(breaks(rule.getValue())).as(rule.getKey()))
            .toArray(Column[]::new);
    Map<Night, Map<String, Long>> broken = new TreeMap<>();
    for (Row row :
        written
            .groupBy(night(Table.DT).as(NIGHT))
            .agg(functions.count(functions.lit(1)).as(ROWS), counts)
            .collectAsList()) {
      Map<String, Long> violations = new LinkedHashMap<>();
      rules.keySet().forEach(name -> violations.put(name, row.getAs(name)));
      broken.put(night(row, NIGHT), violations);
    }
    return broken;
  }

  private static Map<String, Long> none(Map<String, Column> rules) {
    Map<String, Long> none = new LinkedHashMap<>();
    rules.keySet().forEach(name -> none.put(name, 0L));
    none.put(UNIQUE, 0L);
    return none;
  }

  private static Map<String, Column> rules(Table table) {
    Map<String, Column> rules = new LinkedHashMap<>();
    for (Field field : table.columns()) {
      if (!field.nullable()) {
        rules.put(field.name() + "_present", field.col().isNotNull());
      }
    }
    table.checks().forEach(check -> rules.put(check.name(), check.holds().get()));
    return rules;
  }

  private boolean keysRepeat() {
    return !table.key().isEmpty()
        && Repeats.among(written, functions.xxhash64(nightAndKey())).count() > 0;
  }

  private Column[] nightAndKey() {
    return Stream.concat(Stream.of(Table.DT), table.key().stream())
        .map(Field::col)
        .toArray(Column[]::new);
  }

  /** How many rows of each night have a key that another row of it has, too. */
  private Map<Night, Long> duplicateKeys() {
    Map<Night, Long> duplicates = new TreeMap<>();
    written
        .groupBy(nightAndKey())
        .agg(functions.count(functions.lit(1)).as(ROWS))
        .where(functions.col(ROWS).gt(1))
        .groupBy(night(Table.DT).as(NIGHT))
        .agg(functions.sum(functions.col(ROWS).minus(1)).as(EXTRA))
        .collectAsList()
        .forEach(row -> duplicates.put(night(row, NIGHT), row.getAs(EXTRA)));
    return duplicates;
  }

  /** A date as a day number, which reads the same whatever the session says of date classes. */
  private static Column night(Field field) {
    return functions.unix_date(field.col());
  }

  private static Night night(Row row, String column) {
    return new Night(LocalDate.ofEpochDay(row.<Integer>getAs(column)));
  }
}
