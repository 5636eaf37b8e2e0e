package dev.vesper.jobs.churn;

import dev.vesper.jobs.feature.FeatureScales;
import dev.vesper.jobs.statistics.Calibrator;
import dev.vesper.pipeline.night.Night;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The newest model of each question that was fitted on an earlier night. */
final class KnownModels {
  private final Map<String, Known> byQuestion = new TreeMap<>();

  /** A model, when it was fitted and with which parameters. */
  record Known(LocalDate fittedOn, double calibrationError, String settings, Predictor predictor) {

    /** Why it is used no longer, where it is not. */
    Optional<String> outdated(Night night, ChurnParams params) {
      if (!params.toString().equals(settings)) {
        return Optional.of("settings changed");
      }
      if (!predictor.scales().areOf(Cutoff.FEATURES)) {
        return Optional.of("it is of other features");
      }
      return night.since(new Night(fittedOn)) < params.refitDays()
          ? Optional.empty()
          : Optional.of("it is older than %d days".formatted(params.refitDays() - 1));
    }
  }

  private KnownModels() {}

  /** The newest among rows of {@link ChurnModels}; at most one a question and night. */
  static KnownModels newest(Dataset<Row> models) {
    KnownModels known = new KnownModels();
    List<Row> rows =
        models
            .select(
                ChurnModels.KIND.col(),
                ChurnModels.HORIZON_DAYS.col(),
                ChurnModels.FITTED_ON.col().cast("string"),
                ChurnModels.MODEL_ID.col(),
                ChurnModels.FAMILY.col(),
                ChurnModels.SETTINGS.col(),
                ChurnModels.CALIBRATION_ERROR.col(),
                ChurnModels.SCALES.col(),
                ChurnModels.CALIBRATION.col(),
                ChurnModels.NUMBERS.col())
            .collectAsList();
    rows.forEach(known::add);
    return known;
  }

  private void add(Row row) {
    Question question = new Question(ChurnKind.of(row.getString(0)), row.getInt(1));
    LocalDate fittedOn = LocalDate.parse(row.getString(2));
    Known before = byQuestion.get(question.toString());
    if (before == null || before.fittedOn().isBefore(fittedOn)) {
      byQuestion.put(
          question.toString(),
          new Known(fittedOn, row.getDouble(6), row.getString(5), predictor(row)));
    }
  }

  private static Predictor predictor(Row row) {
    String name = row.getString(3);
    String where = ChurnModels.TABLE + " of " + name;
    return new Predictor(
        name,
        FeatureScales.read(row.getString(7), where),
        ChurnModel.read(Family.of(row.getString(4)), row.getString(9), where),
        Calibrator.read(row.getString(8), where));
  }

  /** The newest model of a question. */
  Optional<Known> of(Question question) {
    return Optional.ofNullable(byQuestion.get(question.toString()));
  }
}
