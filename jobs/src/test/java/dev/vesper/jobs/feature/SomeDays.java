package dev.vesper.jobs.feature;

import dev.vesper.jobs.FilledRows;
import dev.vesper.jobs.activity.UserDays;
import dev.vesper.jobs.activity.UserOrigins;
import dev.vesper.jobs.activity.UserStates;
import dev.vesper.jobs.ingest.Users;
import dev.vesper.jobs.revenue.Subscriptions;
import dev.vesper.pipeline.SparkForTests;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Sources of features, written down row by row. */
final class SomeDays {
  private final List<Row> states = new ArrayList<>();
  private final List<Row> days = new ArrayList<>();
  private final List<Row> received = new ArrayList<>();
  private final List<Row> topics = new ArrayList<>();
  private final List<Row> origins = new ArrayList<>();
  private final List<Row> subscriptions = new ArrayList<>();
  private final List<Row> users = new ArrayList<>();

  /** A row of a table: what is given, and of what is not the least there is. */
  static Row row(Table table, LocalDate night, Map<Field, ?> given) {
    Map<String, Object> told = new HashMap<>();
    given.forEach((field, value) -> told.put(field.name(), value));
    told.put(Table.DT.name(), night);
    return FilledRows.of(table, told);
  }

  SomeDays state(LocalDate night, Map<Field, ?> given) {
    states.add(row(UserStates.TABLE, night, given));
    return this;
  }

  SomeDays day(LocalDate night, Map<Field, ?> given) {
    days.add(row(UserDays.TABLE, night, given));
    return this;
  }

  SomeDays received(LocalDate night, Map<Field, ?> given) {
    received.add(row(ReceivedDays.TABLE, night, given));
    return this;
  }

  SomeDays topic(LocalDate night, Map<Field, ?> given) {
    topics.add(row(TopicDays.TABLE, night, given));
    return this;
  }

  SomeDays origin(LocalDate night, Map<Field, ?> given) {
    origins.add(row(UserOrigins.TABLE, night, given));
    return this;
  }

  SomeDays subscription(LocalDate night, Map<Field, ?> given) {
    subscriptions.add(row(Subscriptions.TABLE, night, given));
    return this;
  }

  SomeDays user(LocalDate night, Map<Field, ?> given) {
    users.add(row(Users.TABLE, night, given));
    return this;
  }

  /** All there is to tell features from. */
  FeatureSources sources() {
    return new FeatureSources(
        dataset(states, UserStates.TABLE),
        new FeatureSources.Days(
            dataset(days, UserDays.TABLE),
            dataset(received, ReceivedDays.TABLE),
            Optional.of(dataset(topics, TopicDays.TABLE))),
        dataset(origins, UserOrigins.TABLE),
        Optional.of(dataset(subscriptions, Subscriptions.TABLE)),
        Optional.of(dataset(users, Users.TABLE)));
  }

  /** The same where neither dimensions nor subscriptions are known. */
  FeatureSources withoutDimensions() {
    FeatureSources all = sources();
    return new FeatureSources(
        all.userStates(),
        new FeatureSources.Days(all.days().userDays(), all.days().receivedDays(), Optional.empty()),
        all.userOrigins(),
        Optional.empty(),
        Optional.empty());
  }

  static Dataset<Row> dataset(List<Row> rows, Table table) {
    return SparkForTests.session().createDataFrame(rows, table.schema());
  }
}
