package dev.vesper.jobs.churn;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;

import dev.vesper.jobs.activity.UserDays;
import dev.vesper.jobs.activity.UserStates;
import dev.vesper.jobs.feature.FeatureRows;
import dev.vesper.jobs.feature.FeatureSources;
import dev.vesper.jobs.feature.FeaturesAt;
import dev.vesper.jobs.feature.ReceivedDays;
import dev.vesper.jobs.feature.TopicDays;
import dev.vesper.jobs.feature.UserFeatures;
import dev.vesper.jobs.ingest.KnownFrom;
import dev.vesper.jobs.revenue.SubscriptionEvents;
import dev.vesper.jobs.revenue.Subscriptions;
import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Tells of each user how likely he or she is to leave, and why. */
public final class PredictChurn implements Job {
  /** Models of so many nights ago are found; none is used for longer. */
  public static final int LONGEST_USE = 60;

  /** Ten years, which is all there is: a membership is as old as it is on any day. */
  private static final int SUBSCRIPTION_NIGHTS = 3_650;

  private static final int LOOK_BACK = 56;
  private static final int TOLD_TWICE = 2_000;

  private final ChurnParams params;
  private final PastFeatures past;

  public PredictChurn(ChurnParams params) {
    this(params, FeaturesAt::of);
  }

  PredictChurn(ChurnParams params, PastFeatures past) {
    this.params = params;
    this.past = past;
  }

  @Override
  public int version() {
    return 3;
  }

  @Override
  public Record parameters() {
    return params;
  }

  @Override
  public List<Read> reads() {
    int back = 2 * Question.MONTH + params.graceDays() + LOOK_BACK;
    List<Read> reads =
        new ArrayList<>(
            List.of(
                Read.tonight(UserFeatures.TABLE),
                Read.tonight(UserStates.TABLE),
                Read.tonight(Subscriptions.TABLE),
                Read.trailing(ChurnModels.TABLE, LONGEST_USE),
                Read.trailing(ChurnRisks.TABLE, Question.MONTH + params.graceDays())));
    reads.addAll(both(UserDays.TABLE, back));
    reads.addAll(both(ReceivedDays.TABLE, back));
    reads.addAll(both(SubscriptionEvents.TABLE, SUBSCRIPTION_NIGHTS));
    if (params.contents() == KnownFrom.DIMENSION) {
      reads.addAll(both(TopicDays.TABLE, back));
    }
    return reads;
  }

  private static List<Read> both(Table table, int nights) {
    return List.of(Read.tonight(table), Read.trailing(table, nights));
  }

  @Override
  public List<Table> writes() {
    return List.of(ChurnRisks.TABLE, ChurnModels.TABLE, ChurnEvaluations.TABLE);
  }

  @Override
  public Outputs run(Inputs in, Nights nights) {
    Night night = nights.last();
    Dataset<Row> users = in.tonight(UserFeatures.TABLE);
    Dataset<Row> states =
        in.tonight(UserStates.TABLE)
            .join(users.select(UserFeatures.USER_ID.col()), Cutoff.joinedBy(), "left_semi");
    ModelsInUse models =
        new ModelsInUse(KnownModels.newest(in.trailing(ChurnModels.TABLE)), night, params);
    MaturedChances matured =
        MaturedChances.of(
            in.trailing(ChurnRisks.TABLE),
            new DecidedChances(night, states, in.tonight(Subscriptions.TABLE), params.graceDays()));
    models.choose(matured, () -> fitting(in, states, night));
    Outputs outputs =
        Outputs.none()
            .and(ChurnModels.TABLE, models.fitted())
            .and(ChurnEvaluations.TABLE, models.evaluations());
    for (String note : models.notes()) {
      outputs = outputs.note(note);
    }
    return withRisks(outputs, in, models.predictors(), night);
  }

  private static Outputs withRisks(Outputs outputs, Inputs in, Predictors predictors, Night night) {
    if (predictors.isEmpty()) {
      return outputs.and(ChurnRisks.TABLE, List.of());
    }
    return outputs.and(ChurnRisks.TABLE, RiskRows.of(in.keep(predictors.told(users(in))), night));
  }

  /** Features of the night with those of memberships beside them. */
  static Dataset<Row> users(Inputs in) {
    Dataset<Row> memberships = DueMemberships.tonight(in.tonight(Subscriptions.TABLE));
    return in.tonight(UserFeatures.TABLE).join(memberships, Cutoff.joinedBy(), "left");
  }

  private FitChurn fitting(Inputs in, Dataset<Row> states, Night night) {
    Row all = states.agg(min(UserStates.FIRST_ACTIVE_ON.col()).cast("string"), count()).head();
    long users = all.getLong(1);
    History history = history(in, states, night);
    return new FitChurn(
        past,
        params,
        new Taught(
            history.of(FeatureRows.isSampled(users, params.sample())),
            FeatureRows.isSampled(users, TOLD_TWICE),
            Optional.ofNullable(all.getString(0)).map(LocalDate::parse),
            night));
  }

  private static Column count() {
    return functions.count(lit(1));
  }

  History history(Inputs in, Dataset<Row> states, Night night) {
    return new History(
        states,
        new FeatureSources.Days(
            all(in, UserDays.TABLE),
            all(in, ReceivedDays.TABLE),
            params.contents() == KnownFrom.DIMENSION
                ? Optional.of(all(in, TopicDays.TABLE))
                : Optional.empty()),
        all(in, SubscriptionEvents.TABLE),
        new Nights(night.plus(-SUBSCRIPTION_NIGHTS), night));
  }

  private static Dataset<Row> all(Inputs in, Table table) {
    return in.trailing(table).unionByName(in.tonight(table));
  }
}
