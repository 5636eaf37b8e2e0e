package dev.vesper.jobs.churn;

import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;

import dev.vesper.jobs.activity.UserDays;
import dev.vesper.jobs.feature.Curve;
import dev.vesper.jobs.feature.Feature;
import dev.vesper.jobs.feature.FeatureRow;
import dev.vesper.jobs.feature.FeatureRows;
import dev.vesper.jobs.feature.Features;
import dev.vesper.jobs.feature.Known;
import dev.vesper.jobs.feature.UserFeatures;
import dev.vesper.jobs.feature.Window;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * Users at the end of an earlier day: what was known of them then, and what they did afterwards.
 */
final class Cutoff {
  /** What models learn from: features of any day, memberships as paid periods tell of them. */
  static final List<Feature> FEATURES =
      Stream.concat(
              Features.ofAnyDay().stream().filter(each -> each.window() != Window.NIGHT),
              DueMemberships.FEATURES.stream())
          .toList();

  /** Days until the user came back; absent of who did not. Never among what models learn from. */
  private static final Field BACK_AFTER_DAYS =
      Field.optional(
          "back_after_days",
          DataTypes.IntegerType,
          "Days from the day to the next active one, as far as is known");

  private static final Field TOLD_TWICE =
      Field.required("is_told_twice", DataTypes.BooleanType, "Whether a leak is looked for");

  private static final int BACK_AFTER = FEATURES.size();
  private static final int LOST = FEATURES.size() + 1;
  private static final int TWICE = FEATURES.size() + 2;

  private static final List<Feature> COLLECTED =
      Stream.concat(
              FEATURES.stream(),
              Stream.of(BACK_AFTER_DAYS, DueMemberships.LOST, TOLD_TWICE).map(Cutoff::outcome))
          .toList();

  private static final int ACTIVE_DAYS = place(UserFeatures.ACTIVE_DAYS_28);
  private static final int DUE_IN = place(DueMemberships.DUE_IN_DAYS);

  private final LocalDate day;
  private final SortedMap<String, FeatureRow> users;

  private Cutoff(LocalDate day, SortedMap<String, FeatureRow> users) {
    this.day = day;
    this.users = users;
  }

  private static Feature outcome(Field field) {
    return new Feature(field, Window.NIGHT, Known.OF_ANY_DAY, Curve.PLAIN, Optional.empty(), 0);
  }

  /** Where a feature stands in the numbers of a user. */
  static int place(Field field) {
    return FEATURES.stream().map(Feature::name).toList().indexOf(field.name());
  }

  /** Rows of features with those of memberships beside them. */
  static Dataset<Row> features(
      PastFeatures past, History history, LocalDate day, ChurnParams params) {
    return past.of(history.sources(), day, params.zone())
        .join(DueMemberships.at(history.periods(params.revenue()), day), joinedBy(), "left");
  }

  static String[] joinedBy() {
    return new String[] {UserFeatures.USER_ID.name()};
  }

  /**
   * The users of a day, in the order of their ids.
   *
   * @param taught the users who are looked at
   */
  static Cutoff at(PastFeatures past, Taught taught, LocalDate day, ChurnParams params) {
    History history = taught.some();
    Dataset<Row> rows =
        features(past, history, day, params)
            .join(back(history.days().userDays(), day), joinedBy(), "left")
            .withColumn(TOLD_TWICE.name(), taught.few());
    SortedMap<String, FeatureRow> users = new TreeMap<>();
    FeatureRows.of(rows, COLLECTED)
        .collectAsList()
        .forEach(row -> users.put(FeatureRows.user(row), FeatureRows.row(row)));
    return new Cutoff(day, users);
  }

  private static Dataset<Row> back(Dataset<Row> days, LocalDate day) {
    Column after = datediff(Table.DT.col(), lit(day));
    return days.where(after.between(1, Question.MONTH))
        .groupBy(UserDays.USER_ID.col())
        .agg(BACK_AFTER_DAYS.is(min(after)));
  }

  LocalDate day() {
    return day;
  }

  /** The users of whom something is asked, without what they did afterwards. */
  List<FeatureRow> asked(Question question) {
    return users.values().stream()
        .filter(user -> isAsked(question, user))
        .map(Cutoff::known)
        .toList();
  }

  /** Whether each of them left, in the same order. */
  List<Boolean> left(Question question) {
    return users.values().stream()
        .filter(user -> isAsked(question, user))
        .map(user -> left(question, user))
        .toList();
  }

  /** The users in whom a leak is looked for, without what they did afterwards. */
  SortedMap<String, FeatureRow> toldTwice() {
    SortedMap<String, FeatureRow> some = new TreeMap<>();
    users.forEach(
        (id, user) -> {
          if (user.numbers()[TWICE] == 1) {
            some.put(id, known(user));
          }
        });
    return some;
  }

  private static FeatureRow known(FeatureRow user) {
    return new FeatureRow(Arrays.copyOf(user.numbers(), FEATURES.size()), user.topics());
  }

  /** Whether something is asked of a user: who has not left yet. */
  static boolean isAsked(Question question, FeatureRow user) {
    return switch (question.kind()) {
      case INACTIVITY -> user.numbers()[ACTIVE_DAYS] > 0;
      case MEMBERSHIP -> user.numbers()[DUE_IN] <= question.horizonDays();
    };
  }

  private static boolean left(Question question, FeatureRow user) {
    return switch (question.kind()) {
      case INACTIVITY -> !(user.numbers()[BACK_AFTER] <= question.horizonDays());
      case MEMBERSHIP -> user.numbers()[LOST] == 1;
    };
  }
}
