package dev.vesper.jobs.churn;

import dev.vesper.pipeline.night.Night;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Decides of each question whether the model that there is may be used or a new one is fitted. */
final class ModelsInUse {
  private final Predictors predictors = new Predictors();
  private final List<ChurnModels.RowOf> fitted = new ArrayList<>();
  private final List<ChurnEvaluations.RowOf> evaluations = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private final KnownModels known;
  private final Night night;
  private final int refitDays;

  ModelsInUse(KnownModels known, Night night, int refitDays) {
    this.known = known;
    this.night = night;
    this.refitDays = refitDays;
  }

  /** What may still be used, before it is known whether it came true. */
  Predictors usable() {
    Predictors usable = new Predictors();
    for (Question question : Question.ALL) {
      known
          .usable(question, night, refitDays)
          .ifPresent(any -> usable.put(question, any.predictor()));
    }
    return usable;
  }

  /**
   * Uses or fits.
   *
   * @param matured what became of earlier chances
   * @param fitting what fits; asked for only where something is to be fitted
   */
  void choose(MaturedChances matured, Supplier<FitChurn> fitting) {
    evaluations.addAll(matured.rows(night));
    Lazy<FitChurn> fit = new Lazy<>(fitting);
    for (Question question : Question.ALL) {
      if (!isAnswered(question)) {
        Optional<KnownModels.Known> usable = known.usable(question, night, refitDays);
        Optional<Double> worse =
            usable.flatMap(any -> matured.worse(question, any.calibrationError()));
        if (usable.isPresent() && worse.isEmpty()) {
          use(question, usable.get());
        } else {
          why(question, worse).ifPresent(notes::add);
          fit.value().fitted(question).ifPresent(any -> use(question, any));
        }
      }
    }
    fit.ifMade().ifPresent(any -> notes.addAll(any.notes()));
  }

  /** A period that ends within 7 days ends within 30: one model of memberships says both. */
  private boolean isAnswered(Question question) {
    return question.kind() == ChurnKind.MEMBERSHIP
        && question.horizonDays() == Question.WEEK
        && predictors.of(new Question(question.kind(), Question.MONTH)).isPresent();
  }

  private Optional<String> why(Question question, Optional<Double> worse) {
    Optional<LocalDate> before = known.fittedOn(question);
    return before.map(
        day ->
            worse
                .map(
                    error ->
                        "the model of %s of %s is fitted anew: its chances that have come due are off by %.3f"
                            .formatted(question, day, error))
                .orElse(
                    "the model of %s of %s is fitted anew: it is older than %d days or of other features"
                        .formatted(question, day, refitDays - 1)));
  }

  private void use(Question question, KnownModels.Known model) {
    predictors.put(question, model.predictor());
    notes.add("the model of %s is that of %s".formatted(question, model.fittedOn()));
  }

  private void use(Question question, FitChurn.Fitted model) {
    predictors.put(question, model.predictor());
    fitted.add(model.model());
    evaluations.addAll(model.evaluations());
    notes.add(
        "the model of %s is fitted, of the family %s"
            .formatted(question, model.model().family().word()));
  }

  Predictors predictors() {
    return predictors;
  }

  List<ChurnModels.RowOf> fitted() {
    return fitted;
  }

  List<ChurnEvaluations.RowOf> evaluations() {
    return evaluations;
  }

  List<String> notes() {
    return notes;
  }

  /** A value that is made when it is first asked for. */
  private static final class Lazy<T> {
    private final Supplier<T> making;
    private Optional<T> made = Optional.empty();

    Lazy(Supplier<T> making) {
      this.making = making;
    }

    T value() {
      if (made.isEmpty()) {
        made = Optional.of(making.get());
      }
      return made.get();
    }

    Optional<T> ifMade() {
      return made;
    }
  }
}
