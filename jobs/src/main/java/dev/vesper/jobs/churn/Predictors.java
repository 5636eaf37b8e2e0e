package dev.vesper.jobs.churn;

import static dev.vesper.pipeline.table.Field.required;
import static org.apache.spark.sql.functions.struct;

import dev.vesper.jobs.feature.FeatureRow;
import dev.vesper.jobs.feature.FeatureRows;
import dev.vesper.jobs.feature.UserFeatures;
import dev.vesper.pipeline.table.Field;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The models in use, each for what it answers, and what they say of users. */
final class Predictors implements Serializable {
  private static final long serialVersionUID = 1L;

  static final Field HAS_PAID = flag("has_paid", "Whether the user paid in the last 28 days");
  static final Field HAS_FAILED = flag("has_failed", "Whether a payment of the membership failed");
  static final Field HAS_CANCELLED = flag("has_cancelled", "Whether the membership is cancelled");

  private static final int PAID = Cutoff.place(UserFeatures.PAID_28);
  private static final int DUE_IN = Cutoff.place(DueMemberships.DUE_IN_DAYS);
  private static final int FAILED = Cutoff.place(DueMemberships.PERIOD_FAILED);
  private static final int CANCELLED = Cutoff.place(DueMemberships.PERIOD_CANCELLED);

  private static final Encoder<Row> ENCODER =
      Encoders.row(
          new StructType()
              .add(ChurnRisks.USER_ID.name(), DataTypes.StringType)
              .add(ChurnRisks.KIND.name(), DataTypes.StringType)
              .add(ChurnRisks.CHANCE_7_DAYS.name(), DataTypes.DoubleType)
              .add(ChurnRisks.CHANCE_30_DAYS.name(), DataTypes.DoubleType)
              .add(ChurnRisks.TOP_DRIVER.name(), DataTypes.StringType)
              .add(ChurnRisks.DRIVERS_EN.name(), DataTypes.StringType)
              .add(ChurnRisks.DRIVERS_ZH.name(), DataTypes.StringType)
              .add(ChurnRisks.MODEL_7_DAYS.name(), DataTypes.StringType)
              .add(ChurnRisks.MODEL_30_DAYS.name(), DataTypes.StringType)
              .add(DueMemberships.DUE_IN_DAYS.name(), DataTypes.IntegerType)
              .add(ChurnRisks.PLAN_ID.name(), DataTypes.StringType)
              .add(ChurnRisks.COMMUNITY_ID.name(), DataTypes.StringType)
              .add(HAS_PAID.name(), DataTypes.BooleanType)
              .add(HAS_FAILED.name(), DataTypes.BooleanType)
              .add(HAS_CANCELLED.name(), DataTypes.BooleanType));

  private final TreeMap<String, Predictor> byQuestion = new TreeMap<>();

  private static Field flag(String name, String meaning) {
    return required(name, DataTypes.BooleanType, meaning);
  }

  /** Adds the model that answers a question. */
  void put(Question question, Predictor predictor) {
    byQuestion.put(question.toString(), predictor);
  }

  /** The model that answers a question, where there is one. */
  Optional<Predictor> of(Question question) {
    return Optional.ofNullable(byQuestion.get(question.toString()));
  }

  boolean isEmpty() {
    return byQuestion.isEmpty();
  }

  /**
   * A row for each user and way of leaving that something is asked of: chances and what drives
   * them.
   *
   * @param users features with those of memberships beside them
   */
  Dataset<Row> told(Dataset<Row> users) {
    FlatMapFunction<Row, Row> telling = row -> rows(row).iterator();
    return users
        .select(
            struct(FeatureRows.columns(Cutoff.FEATURES)),
            DueMemberships.PLAN_ID.col(),
            DueMemberships.COMMUNITY_ID.col())
        .flatMap(telling, ENCODER);
  }

  /** A user, and whose membership it is that ends next. */
  private record Asked(String id, FeatureRow user, String plan, String community) {
    static Asked of(Row row) {
      Row features = row.getStruct(0);
      return new Asked(
          FeatureRows.user(features),
          FeatureRows.row(features),
          row.getString(1),
          row.getString(2));
    }

    Integer dueIn() {
      return (int) user.numbers()[DUE_IN];
    }
  }

  private List<Row> rows(Row row) {
    Asked asked = Asked.of(row);
    List<Row> rows = new ArrayList<>();
    for (ChurnKind kind : ChurnKind.values()) {
      Told told = told(kind, asked.user());
      told.first().ifPresent(first -> rows.add(row(asked, kind, told)));
    }
    return rows;
  }

  /** Which models tell the chances within 7 and 30 days, and what they are. */
  private record Told(
      Optional<Predictor> weekBy,
      Optional<Double> week,
      Optional<Predictor> monthBy,
      Optional<Double> month) {

    /** That which the decile goes by. */
    Optional<Predictor> first() {
      return monthBy.or(() -> weekBy);
    }
  }

  private Told told(ChurnKind kind, FeatureRow user) {
    Question inWeek = new Question(kind, Question.WEEK);
    Question inMonth = new Question(kind, Question.MONTH);
    Optional<Predictor> weekBy = of(inWeek).filter(any -> Cutoff.isAsked(inWeek, user));
    Optional<Predictor> monthBy = of(inMonth).filter(any -> Cutoff.isAsked(inMonth, user));
    Optional<Double> week = weekBy.map(any -> any.chance(user));
    Optional<Double> month = monthBy.map(any -> any.chance(user));
    return switch (kind) {
      case INACTIVITY -> staying(weekBy, week, monthBy, month);
      case MEMBERSHIP ->
          monthBy.isPresent()
              ? new Told(
                  monthBy, Cutoff.isAsked(inWeek, user) ? month : Optional.of(0.0), monthBy, month)
              : new Told(weekBy, week, monthBy, month);
    };
  }

  /** Who stays away for 30 days stays away for 7, so the one is never more likely. */
  private static Told staying(
      Optional<Predictor> weekBy,
      Optional<Double> week,
      Optional<Predictor> monthBy,
      Optional<Double> month) {
    return new Told(weekBy, week, monthBy, month.map(any -> Math.min(any, week.orElse(any))));
  }

  private static Row row(Asked asked, ChurnKind kind, Told told) {
    FeatureRow user = asked.user();
    boolean member = kind == ChurnKind.MEMBERSHIP;
    Drivers drivers = Drivers.of(told.first().orElseThrow(), user);
    return RowFactory.create(
        asked.id(),
        kind.word(),
        told.week().orElse(null),
        told.month().orElse(null),
        drivers.strongest().stream().findFirst().map(Drivers.Driver::component).orElse(null),
        drivers.en(),
        drivers.zh(),
        told.weekBy().map(Predictor::modelId).orElse(null),
        told.monthBy().map(Predictor::modelId).orElse(null),
        member ? asked.dueIn() : null,
        member ? asked.plan() : null,
        member ? asked.community() : null,
        user.numbers()[PAID] > 0,
        user.numbers()[FAILED] == 1,
        user.numbers()[CANCELLED] == 1);
  }
}
