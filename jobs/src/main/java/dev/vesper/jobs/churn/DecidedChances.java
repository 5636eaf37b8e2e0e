package dev.vesper.jobs.churn;

import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import dev.vesper.jobs.activity.UserStates;
import dev.vesper.jobs.revenue.Subscriptions;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * Chances that were published and are decided with a night, and whether users left. Who was active
 * since is told by the mask of recent days, which period was renewed by how the subscription stands
 * now.
 *
 * @param night the night
 * @param states {@link UserStates} of those who are looked at
 * @param subscriptions {@link Subscriptions} of anybody
 * @param graceDays so many days after its end it is decided what becomes of a period
 */
record DecidedChances(Night night, Dataset<Row> states, Dataset<Row> subscriptions, int graceDays) {
  static final Field KIND = ChurnRisks.KIND;
  static final Field HORIZON_DAYS = ChurnModels.HORIZON_DAYS;
  static final Field MODEL_ID = ChurnModels.MODEL_ID;
  static final Field CHANCE =
      Field.required("chance", DataTypes.DoubleType, "The chance that was published");
  static final Field USERS = Field.count("users", "Users of whom it was");
  static final Field LEAVING = Field.count("leaving", "Those of them who left");

  private static final Field TOLD_ON =
      Field.required("told_on", DataTypes.DateType, "The night on which it was published");
  private static final Field LEFT =
      Field.required("has_left", DataTypes.BooleanType, "Whether the user left");

  /** How many users each chance was told of, by the question and the model, and who left. */
  Dataset<Row> counted(Dataset<Row> risks) {
    return inactive(told(risks, ChurnKind.INACTIVITY))
        .unionByName(lost(told(risks, ChurnKind.MEMBERSHIP)))
        .groupBy(KIND.col(), HORIZON_DAYS.col(), MODEL_ID.col(), CHANCE.col())
        .agg(USERS.is(count(lit(1))), LEAVING.is(count_if(LEFT.col())));
  }

  private Dataset<Row> told(Dataset<Row> risks, ChurnKind kind) {
    Dataset<Row> week =
        told(
            risks,
            new Question(kind, Question.WEEK),
            ChurnRisks.CHANCE_7_DAYS,
            ChurnRisks.MODEL_7_DAYS);
    Dataset<Row> month =
        told(
            risks,
            new Question(kind, Question.MONTH),
            ChurnRisks.CHANCE_30_DAYS,
            ChurnRisks.MODEL_30_DAYS);
    return week.unionByName(month)
        .join(states.select(UserStates.USER_ID.col(), UserStates.RECENT_DAYS.col()), user());
  }

  /** Those who were asked about; a period that ends after the horizon cannot be lost within. */
  private Dataset<Row> told(Dataset<Row> risks, Question question, Field chance, Field by) {
    Column toldOn = lit(question.decided(night, graceDays));
    Column within = ChurnRisks.DUE_ON.col().leq(date_add(toldOn, question.horizonDays()));
    return risks
        .where(Table.DT.col().equalTo(toldOn))
        .where(KIND.col().equalTo(question.kind().word()).and(by.col().isNotNull()))
        .where(chance.col().isNotNull().and(ChurnRisks.DUE_ON.col().isNull().or(within)))
        .select(
            ChurnRisks.USER_ID.col(),
            KIND.col(),
            HORIZON_DAYS.is(lit(question.horizonDays())),
            MODEL_ID.is(by.col()),
            CHANCE.is(chance.col()),
            TOLD_ON.is(toldOn),
            ChurnRisks.DUE_ON.col(),
            ChurnRisks.PLAN_ID.col(),
            community(ChurnRisks.COMMUNITY_ID));
  }

  private static String[] user() {
    return new String[] {ChurnRisks.USER_ID.name()};
  }

  private static Column community(Field field) {
    return field.is(coalesce(field.col(), lit("")));
  }

  private static Dataset<Row> inactive(Dataset<Row> told) {
    Column since = call_function("shiftleft", lit(1L), HORIZON_DAYS.col()).minus(1);
    return judged(told, UserStates.RECENT_DAYS.col().bitwiseAND(since).equalTo(0));
  }

  /** Of one who begins anew after a break, what was asked about is lost. */
  private Dataset<Row> lost(Dataset<Row> told) {
    Dataset<Row> now =
        subscriptions.select(
            Subscriptions.USER_ID.col(),
            Subscriptions.PLAN_ID.col(),
            community(Subscriptions.COMMUNITY_ID),
            Subscriptions.STARTED_ON.col(),
            Subscriptions.PAID_UNTIL.col());
    String[] subscription = {
      Subscriptions.USER_ID.name(), Subscriptions.PLAN_ID.name(), Subscriptions.COMMUNITY_ID.name()
    };
    Column unbroken = Subscriptions.STARTED_ON.col().leq(TOLD_ON.col());
    Column paid = Subscriptions.PAID_UNTIL.col().gt(ChurnRisks.DUE_ON.col());
    return judged(told.join(now, subscription), not(unbroken.and(paid)));
  }

  private static Dataset<Row> judged(Dataset<Row> told, Column left) {
    return told.select(KIND.col(), HORIZON_DAYS.col(), MODEL_ID.col(), CHANCE.col(), LEFT.is(left));
  }
}
