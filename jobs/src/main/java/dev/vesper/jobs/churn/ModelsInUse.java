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
        known
            .of(question)
            .ifPresentOrElse(
                model -> useOrFit(question, model, matured, fit),
                () -> fit.value().fitted(question).ifPresent(model -> use(question, model)));
      }
    }
    fit.ifMade().ifPresent(any -> notes.addAll(any.notes()));
  }

  /** A model that is merely off goes on being used until another can be fitted. */
  private void useOrFit(
      Question question, KnownModels.Known model, MaturedChances matured, Lazy<FitChurn> fit) {
    Optional<String> outdated = model.outdated(night, params);
    Optional<String> why = outdated.or(() -> off(model, matured));
    if (why.isEmpty()) {
      predictors.put(question, model.predictor());
      notes.add("the model of %s is that of %s".formatted(question, model.fittedOn()));
      return;
    }
    String named = "the model of %s of %s ".formatted(question, model.fittedOn());
    Optional<FitChurn.Fitted> fitted = fit.value().fitted(question);
    if (fitted.isPresent()) {
      notes.add(named + "is fitted anew: " + why.get());
      use(question, fitted.get());
    } else if (outdated.isPresent()) {
      notes.add(named + "is used no longer: " + why.get());
    } else {
      predictors.put(question, model.predictor());
      notes.add(named + "stays in use: " + why.get() + ", and none can be fitted in its place");
    }
  }

  /** A period that ends within 7 days ends within 30: one model of memberships says both. */
  private boolean isAnswered(Question question) {
    return question.kind() == ChurnKind.MEMBERSHIP
        && question.horizonDays() == Question.WEEK
        && predictors.of(new Question(question.kind(), Question.MONTH)).isPresent();
  }

  /** How a model's chances turned out, where that was clearly worse than was to be expected. */
  private static Optional<String> off(KnownModels.Known model, MaturedChances matured) {
    return matured
        .worse(model.predictor().modelId(), model.calibrationError())
        .map("its chances that have come due are off by %.3f"::formatted);
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
