package dev.vesper.jobs.churn;

import dev.vesper.jobs.churn.ChurnEvaluations.Judged;
import dev.vesper.jobs.feature.FeatureRow;
import dev.vesper.jobs.feature.FeatureScales;
import dev.vesper.jobs.feature.UserFeatures;
import dev.vesper.jobs.statistics.Digits;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.warehouse.Json;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Fits models to what users were like on earlier days and what they did afterwards. Where that is
 * too little it says so and fits none.
 */
final class FitChurn {
  /** So many who left, and as many who stayed, are the least that teaches or judges. */
  static final int FEWEST = 10;

  /** So many users are. */
  static final int FEWEST_USERS = 100;

  private static final int RECENCY = Cutoff.place(UserFeatures.DAYS_SINCE_ACTIVE);

  private final PastFeatures past;
  private final ChurnParams params;
  private final Taught taught;
  private final SparkFit fit;
  private final Map<LocalDate, Cutoff> cutoffs = new TreeMap<>();
  private final Set<LocalDate> guarded = new HashSet<>();
  private final List<String> notes = new ArrayList<>();

  FitChurn(PastFeatures past, ChurnParams params, Taught taught) {
    this.past = past;
    this.params = params;
    this.taught = taught;
    this.fit = new SparkFit(taught.some().states().sparkSession(), params.trees(), params.seed());
  }

  /** A model, and what it and the others were worth. */
  record Fitted(
      Predictor predictor, ChurnModels.RowOf model, List<ChurnEvaluations.RowOf> evaluations) {}

  /** What could not be fitted, and why. */
  List<String> notes() {
    return notes;
  }

  /** The model that answers a question; absent where there is too little to learn from. */
  Optional<Fitted> fitted(Question question) {
    if (lacksHistory(question)) {
      return Optional.empty();
    }
    if (question.kind() == ChurnKind.MEMBERSHIP && lacksPeriods(question)) {
      return Optional.empty();
    }
    Cutoff teaching = cutoff(question.teaching(taught.night(), params.graceDays()));
    Cutoff judging = cutoff(question.judging(taught.night(), params.graceDays()));
    if (lacksUsers(question, teaching) || lacksUsers(question, judging)) {
      return Optional.empty();
    }
    if (guarded.add(teaching.day())) {
      LeakGuard.check(teaching, past, taught.toldTwice(), params);
    }
    return Optional.of(fitted(question, teaching, judging));
  }

  private boolean lacksHistory(Question question) {
    int needed = question.nights(params.graceDays());
    int nights = taught.first().map(day -> taught.night().since(new Night(day)) + 1).orElse(0);
    if (nights < needed) {
      notes.add(
          "no model of %s: it takes %d nights of history, there are %d"
              .formatted(question, needed, nights));
    }
    return nights < needed;
  }

  /** Whether too few memberships end, which is quickly told before anything else is. */
  private boolean lacksPeriods(Question question) {
    Dataset<Row> periods = taught.some().periods(params.revenue());
    return Stream.of(
            question.teaching(taught.night(), params.graceDays()),
            question.judging(taught.night(), params.graceDays()))
        .anyMatch(day -> lacksUsers(question, day, DueMemberships.ending(periods, day, question)));
  }

  private boolean lacksUsers(Question question, Cutoff cutoff) {
    return lacksUsers(question, cutoff.day(), cutoff.left(question));
  }

  private boolean lacksUsers(Question question, LocalDate day, List<Boolean> left) {
    long leaving = left.stream().filter(any -> any).count();
    long staying = left.size() - leaving;
    boolean lacks = left.size() < FEWEST_USERS || Math.min(leaving, staying) < FEWEST;
    if (lacks) {
      notes.add(
          ("no model of %s: of %d users asked about at the end of %s %d left and %d stayed; it"
                  + " takes %d users, and %d of each")
              .formatted(question, left.size(), day, leaving, staying, FEWEST_USERS, FEWEST));
    }
    return lacks;
  }

  private Cutoff cutoff(LocalDate day) {
    return cutoffs.computeIfAbsent(day, any -> Cutoff.at(past, taught, any, params));
  }

  private Fitted fitted(Question question, Cutoff teaching, Cutoff judging) {
    FeatureScales scales = FeatureScales.fit(Cutoff.FEATURES, teaching.asked(question));
    Examples taughtBy = examples(question, teaching, scales);
    Examples judgedBy = examples(question, judging, scales);
    Contest contest = new Contest(fit, taughtBy, judgedBy);
    Family winner = contest.winner();
    Predictor predictor =
        new Predictor(
            question.modelId(winner, taught.night()),
            scales,
            contest.model(winner),
            contest.calibrator());
    return new Fitted(
        predictor,
        row(question, predictor, taughtBy.users(), contest.calibrationError(winner)),
        evaluations(question, contest, judging));
  }

  private ChurnModels.RowOf row(
      Question question, Predictor predictor, long users, double calibrationError) {
    LocalDate night = taught.night().date();
    return new ChurnModels.RowOf(
        night,
        question.kind(),
        question.horizonDays(),
        predictor.modelId(),
        predictor.model().family(),
        night,
        question.teaching(taught.night(), params.graceDays()),
        question.judging(taught.night(), params.graceDays()),
        users,
        params.toString(),
        Digits.nine(calibrationError),
        predictor.scales().json(),
        Json.text(predictor.calibrator()),
        Json.text(predictor.model()));
  }

  private static Examples examples(Question question, Cutoff cutoff, FeatureScales scales) {
    return Examples.of(
        cutoff.asked(question).stream().map(scales::vector).toList(), cutoff.left(question));
  }

  private List<ChurnEvaluations.RowOf> evaluations(
      Question question, Contest contest, Cutoff judging) {
    LocalDate night = taught.night().date();
    List<ChurnEvaluations.RowOf> rows = new ArrayList<>();
    for (Family family : Family.values()) {
      Judged judged =
          new Judged(
              judging.day(),
              contest.judgement(family),
              contest.calibrationError(family),
              Optional.of(question.modelId(family, taught.night()))
                  .filter(any -> family == contest.winner()));
      rows.add(ChurnEvaluations.RowOf.of(night, question, family.word(), judged));
    }
    rows.add(
        ChurnEvaluations.RowOf.of(
            night, question, ChurnEvaluations.RECENCY, recency(question, judging)));
    return rows;
  }

  /** What the days since the last active one tell by themselves. */
  private static Judged recency(Question question, Cutoff judging) {
    List<FeatureRow> users = judging.asked(question);
    double[] days = users.stream().mapToDouble(user -> user.numbers()[RECENCY]).toArray();
    List<Boolean> left = judging.left(question);
    boolean[] churned = new boolean[days.length];
    for (int i = 0; i < churned.length; i++) {
      churned[i] = left.get(i);
    }
    return new Judged(
        judging.day(),
        Judgement.of(days, churned),
        Contest.calibrationError(days, churned),
        Optional.empty());
  }
}
