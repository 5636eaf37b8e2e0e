package dev.vesper.jobs.churn;

import dev.vesper.jobs.churn.ChurnEvaluations.Judged;
import dev.vesper.pipeline.night.Night;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Whether chances that were published have come true, whichever model told them. */
final class MaturedChances {
  /** Chances that are off by so much more than when the model was judged call for another. */
  private static final double WORSE = 0.05;

  /** So many users can tell. */
  private static final long ENOUGH = 500;

  private final Map<Told, Judged> judged = new LinkedHashMap<>();

  /** What was asked, and the model that answered. */
  private record Told(Question question, String model) {}

  /** Of nothing. */
  MaturedChances() {}

  /**
   * Judges what was published.
   *
   * @param risks rows of earlier nights
   */
  static MaturedChances of(Dataset<Row> risks, DecidedChances decided) {
    Map<Told, List<Judgement.Tie>> ties = new LinkedHashMap<>();
    for (Row row : sorted(decided.counted(risks).collectAsList())) {
      Question question = new Question(ChurnKind.of(row.getString(0)), row.getInt(1));
      ties.computeIfAbsent(new Told(question, row.getString(2)), any -> new ArrayList<>())
          .add(new Judgement.Tie(row.getDouble(3), row.getLong(4), row.getLong(5)));
    }
    MaturedChances matured = new MaturedChances();
    ties.forEach((told, each) -> matured.judge(told, each, decided));
    return matured;
  }

  private static List<Row> sorted(List<Row> rows) {
    return rows.stream()
        .sorted(
            Comparator.comparing((Row row) -> row.getString(0))
                .thenComparing(row -> row.getInt(1))
                .thenComparing(row -> row.getString(2))
                .thenComparing(row -> row.getDouble(3)))
        .toList();
  }

  private void judge(Told told, List<Judgement.Tie> ties, DecidedChances decided) {
    Judgement judgement = Judgement.of(ties);
    judged.put(
        told,
        new Judged(
            told.question().decided(decided.night(), decided.graceDays()),
            judgement,
            judgement.calibrationError(),
            Optional.of(told.model())));
  }

  /** Rows of what was found. */
  List<ChurnEvaluations.RowOf> rows(Night night) {
    List<ChurnEvaluations.RowOf> rows = new ArrayList<>();
    judged.forEach(
        (told, each) ->
            rows.add(
                ChurnEvaluations.RowOf.of(
                    night.date(), told.question(), ChurnEvaluations.PUBLISHED, each)));
    return rows;
  }

  /**
   * How far off chances of a model were, where it is clearly further than when it was judged.
   *
   * @param judgedError how far off they were then
   */
  Optional<Double> worse(String model, double judgedError) {
    return judged.entrySet().stream()
        .filter(each -> each.getKey().model().equals(model))
        .map(Map.Entry::getValue)
        .filter(each -> each.judgement().users() >= ENOUGH)
        .map(Judged::calibrationError)
        .filter(error -> error > judgedError + WORSE)
        .max(Comparator.naturalOrder());
  }
}
