package dev.vesper.jobs.churn;

import dev.vesper.pipeline.night.Night;
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
  private final ChurnParams params;

  ModelsInUse(KnownModels known, Night night, ChurnParams params) {
    this.known = known;
    this.night = night;
    this.params = params;
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
        Optional<KnownModels.Known> before = known.of(question);
        Optional<String> why = before.flatMap(any -> why(any, matured));
        if (before.isPresent() && why.isEmpty()) {
          use(question, before.get());
        } else {
          why.ifPresent(any -> notes.add(anew(question, before.get(), any)));
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

  /** Why a model is used no longer, where it is not. */
  private Optional<String> why(KnownModels.Known model, MaturedChances matured) {
    return model
        .outdated(night, params)
        .or(
            () ->
                matured
                    .worse(model.predictor().modelId(), model.calibrationError())
                    .map("its chances that have come due are off by %.3f"::formatted));
  }

  private static String anew(Question question, KnownModels.Known model, String why) {
    return "the model of %s of %s is fitted anew: %s".formatted(question, model.fittedOn(), why);
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
