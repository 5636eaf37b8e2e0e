package dev.vesper.jobs.churn;

import dev.vesper.jobs.feature.FeatureScales;
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

  /** A model and when it was fitted. */
  record Known(LocalDate fittedOn, double calibrationError, Predictor predictor) {}

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
      byQuestion.put(question.toString(), new Known(fittedOn, row.getDouble(5), predictor(row)));
    }
  }

  private static Predictor predictor(Row row) {
    String name = row.getString(3);
    return new Predictor(
        name,
        FeatureScales.read(row.getString(6), ChurnModels.TABLE + " of " + name),
        ModelText.model(Family.of(row.getString(4)), row.getString(8)),
        ModelText.read(row.getString(7), Calibrator.class));
  }

  /**
   * The model of a question, where it may still be used: it is not too old, and features are
   * declared as they were.
   */
  Optional<Known> usable(Question question, Night night, int refitDays) {
    return Optional.ofNullable(byQuestion.get(question.toString()))
        .filter(known -> night.since(new Night(known.fittedOn())) < refitDays)
        .filter(known -> known.predictor().scales().areOf(Cutoff.FEATURES));
  }

  /** The day on which the newest model of a question was fitted. */
  Optional<LocalDate> fittedOn(Question question) {
    return Optional.ofNullable(byQuestion.get(question.toString())).map(Known::fittedOn);
  }
}
