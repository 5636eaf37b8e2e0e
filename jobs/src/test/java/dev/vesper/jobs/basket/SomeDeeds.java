package dev.vesper.jobs.basket;

import dev.vesper.jobs.NightInputs;
import dev.vesper.jobs.taste.ContentDays;
import dev.vesper.jobs.taste.Verb;
import dev.vesper.pipeline.SparkForTests;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.RecordEncoder;
import dev.vesper.pipeline.table.Table;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;

/** What some users bought and began, as the inputs of a night. */
final class SomeDeeds extends NightInputs {
  static final Night NIGHT = Night.of("2026-11-19");
  static final RuleBounds BOUNDS = new RuleBounds(0, 10, 0.5, 2, 1_000);
  static final BasketParams PARAMS = new BasketParams(90, 28, 100, BOUNDS, 1000, 7);

  private final List<Row> bought = new ArrayList<>();
  private final List<Row> begun = new ArrayList<>();
  private Map<Table, Dataset<Row>> before = Map.of();

  /** Contents that a user bought with an order so many days before the night. */
  SomeDeeds bought(String user, String order, int daysAgo, String... contents) {
    for (String content : contents) {
      bought.add(RowFactory.create(day(daysAgo), user, order, content));
    }
    return this;
  }

  /** Contents that a user began so many days before the night. */
  SomeDeeds begun(String user, int daysAgo, String... contents) {
    for (String content : contents) {
      begun.add(doing(user, daysAgo, content, Verb.PLAY));
    }
    return this;
  }

  /** Contents that so many users each began so many days before the night. */
  SomeDeeds begunBy(int users, String name, int daysAgo, String... contents) {
    for (int user = 0; user < users; user++) {
      begun(name + user, daysAgo, contents);
    }
    return this;
  }

  /** A content that a user did something else with. */
  SomeDeeds did(Verb verb, String user, int daysAgo, String content) {
    begun.add(doing(user, daysAgo, content, verb));
    return this;
  }

  /** The rules and searches of the night before. */
  SomeDeeds after(Outputs outputs) {
    before =
        Map.of(
            AssociationRules.TABLE, rows(outputs, AssociationRules.TABLE),
            AssociationSearches.TABLE, rows(outputs, AssociationSearches.TABLE));
    return this;
  }

  Outputs run(BasketParams params) {
    return run(params, NIGHT);
  }

  Outputs run(BasketParams params, Night night) {
    return new FindAssociations(params).run(this, Nights.only(night));
  }

  /** Rules of a kind, in their order: what implies what, of how many. */
  static List<String> rules(Outputs outputs, RuleKind kind) {
    return rows(outputs, AssociationRules.TABLE)
        .where(AssociationRules.KIND.col().equalTo(kind.word()))
        .orderBy(AssociationRules.RANK.col())
        .collectAsList()
        .stream()
        .map(
            row ->
                "%s > %s %d/%d"
                    .formatted(
                        String.join(" ", row.<String>getList(row.fieldIndex("antecedent"))),
                        row.<String>getAs("consequent"),
                        row.<Long>getAs("support_count"),
                        row.<Long>getAs("antecedent_count")))
        .toList();
  }

  /** What came of each search. */
  static List<String> outcomes(Outputs outputs) {
    return rows(outputs, AssociationSearches.TABLE).collectAsList().stream()
        .map(row -> row.<String>getAs("kind") + " " + row.<String>getAs("outcome"))
        .toList();
  }

  static Dataset<Row> rows(Outputs outputs, Table table) {
    Outputs.Rows rows = outputs.rows().get(table);
    return rows instanceof Outputs.Rows.Data data
        ? data.dataset()
        : SparkForTests.session()
            .createDataFrame(
                RecordEncoder.rows(table, ((Outputs.Rows.Records) rows).records()), table.schema());
  }

  private static Date day(int daysAgo) {
    return Date.valueOf(NIGHT.plus(-daysAgo).date());
  }

  private static Row doing(String user, int daysAgo, String content, Verb verb) {
    return RowFactory.create(
        Stream.concat(Stream.of(Table.DT), ContentDays.TABLE.columns().stream())
            .map(
                field -> {
                  if (field.equals(Table.DT)) {
                    return day(daysAgo);
                  }
                  if (field.equals(ContentDays.USER_ID)) {
                    return user;
                  }
                  if (field.equals(ContentDays.CONTENT_ID)) {
                    return content;
                  }
                  return field.equals(verb.field()) ? Long.valueOf(1) : nothing(field);
                })
            .toArray());
  }

  private static Object nothing(Field field) {
    DataType type = field.type();
    if (field.nullable()) {
      return null;
    }
    if (type.equals(DataTypes.TimestampType)) {
      return new Timestamp(0);
    }
    return type instanceof DecimalType ? BigDecimal.ZERO : Long.valueOf(0);
  }

  private static Dataset<Row> dataset(List<Row> rows, Table table) {
    return SparkForTests.session().createDataFrame(rows, table.schema());
  }

  @Override
  public Dataset<Row> tonight(Table table) {
    return dataset(List.of(), table);
  }

  @Override
  public Dataset<Row> trailing(Table table) {
    return dataset(table.equals(OrderContents.TABLE) ? bought : begun, table);
  }

  @Override
  public Dataset<Row> before(Table table) {
    return before.getOrDefault(table, dataset(List.of(), table));
  }
}
