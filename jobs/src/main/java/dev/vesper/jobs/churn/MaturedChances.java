package dev.vesper.jobs.churn;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import dev.vesper.jobs.activity.UserStates;
import dev.vesper.jobs.churn.ChurnEvaluations.Judged;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * Whether chances of inactivity that were published have come true: those whose horizon ends with
 * the night. The days that came after are the newest of the mask of recent days.
 */
final class MaturedChances {
  /** Chances that are off by so much more than when the model was judged call for another. */
  private static final double WORSE = 0.05;

  private static final Field NIGHT =
      Field.required("night", DataTypes.DateType, "The night of the states");
  private static final Field LEFT =
      Field.required("has_left", DataTypes.BooleanType, "Whether no day after was active");

  /** So many users can tell. */
  private static final long ENOUGH = 500;

  private final Map<Integer, Judged> byHorizon = new TreeMap<>();

  private MaturedChances() {}

  /**
   * Judges what was published.
   *
   * @param risks rows of earlier nights
   * @param states of the night
   * @param models the models in use; what others said is not looked at
   */
  static MaturedChances of(
      Dataset<Row> risks, Dataset<Row> states, Predictors models, Night night) {
    MaturedChances matured = new MaturedChances();
    for (int horizon : List.of(Question.WEEK, Question.MONTH)) {
      models
          .of(new Question(ChurnKind.INACTIVITY, horizon))
          .ifPresent(
              model -> {
                List<Judgement.Tie> ties = ties(risks, states, model.modelId(), horizon);
                LocalDate day = night.plus(-horizon).date();
                if (!ties.isEmpty()) {
                  Judgement judgement = Judgement.of(ties);
                  matured.byHorizon.put(
                      horizon, new Judged(day, judgement, judgement.calibrationError(), true));
                }
              });
    }
    return matured;
  }

  private static List<Judgement.Tie> ties(
      Dataset<Row> risks, Dataset<Row> states, String model, int horizon) {
    Field chance = horizon == Question.WEEK ? ChurnRisks.CHANCE_7_DAYS : ChurnRisks.CHANCE_30_DAYS;
    Field by = horizon == Question.WEEK ? ChurnRisks.MODEL_7_DAYS : ChurnRisks.MODEL_30_DAYS;
    Column days = UserStates.RECENT_DAYS.col().bitwiseAND((1L << horizon) - 1);
    Dataset<Row> now =
        states.select(
            UserStates.USER_ID.col(), Table.DT.col().as(NIGHT.name()), LEFT.is(days.equalTo(0)));
    List<Judgement.Tie> ties = new ArrayList<>();
    risks
        .where(ChurnRisks.KIND.col().equalTo(ChurnKind.INACTIVITY.word()))
        .where(by.col().equalTo(model).and(chance.col().isNotNull()))
        .join(now, ChurnRisks.USER_ID.name())
        .where(datediff(NIGHT.col(), Table.DT.col()).equalTo(horizon))
        .groupBy(chance.col())
        .agg(count(lit(1)), sum(when(LEFT.col(), 1L).otherwise(0L)))
        .collectAsList()
        .forEach(
            row -> ties.add(new Judgement.Tie(row.getDouble(0), row.getLong(1), row.getLong(2))));
    ties.sort(Comparator.comparingDouble(Judgement.Tie::chance));
    return ties;
  }

  /** Rows of what was found. */
  List<ChurnEvaluations.RowOf> rows(Night night) {
    return byHorizon.entrySet().stream()
        .map(
            each ->
                ChurnEvaluations.RowOf.of(
                    night.date(),
                    new Question(ChurnKind.INACTIVITY, each.getKey()),
                    ChurnEvaluations.PUBLISHED,
                    each.getValue()))
        .toList();
  }

  /**
   * How far off chances were, where it is clearly further than the model was when it was judged.
   */
  Optional<Double> worse(Question question, double judgedError) {
    return Optional.of(question)
        .filter(any -> any.kind() == ChurnKind.INACTIVITY)
        .map(any -> byHorizon.get(any.horizonDays()))
        .filter(judged -> judged.judgement().users() >= ENOUGH)
        .map(Judged::calibrationError)
        .filter(error -> error > judgedError + WORSE);
  }
}
