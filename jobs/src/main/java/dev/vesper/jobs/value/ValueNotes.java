package dev.vesper.jobs.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the night's receipt should say, whether models were fitted tonight or on an earlier one. */
record ValueNotes(ModelsOfNight models, ModelsOfNight.Known known) {

  List<String> notes() {
    List<String> notes = new ArrayList<>();
    models.models().rows().stream().flatMap(row -> standsIn(row).stream()).forEach(notes::add);
    rest().ifPresent(notes::add);
    unvaluedCustomers().ifPresent(notes::add);
    unvaluedMembers().ifPresent(notes::add);
    if (models.calibration().isEmpty()) {
      notes.add("nobody had bought by the cutoff, so no model could be judged");
    }
    models.whyFitted().map(why -> "models were fitted, because " + why).ifPresent(notes::add);
    return notes;
  }

  /** The rate of all plans is asked for as such; it has a note of its own. */
  private static Optional<String> standsIn(ValueModels.RowOf row) {
    boolean asIsAskedFor =
        row.verdict() == Verdict.FITTED || row.askedFor().equals(ModelSet.POOLED);
    return asIsAskedFor
        ? Optional.empty()
        : Optional.of(
            row.askedFor()
                + " could not be fitted: "
                + row.reason()
                + "; "
                + row.modelId()
                + " stands in");
  }

  /** Plans without a row of their own, whose members are valued by the rate of all plans. */
  private Optional<String> rest() {
    TreeSet<String> plans = new TreeSet<>();
    for (MemberKind kind : known.members()) {
      models
          .models()
          .plan(kind.plan())
          .filter(row -> row.planId().isEmpty())
          .ifPresent(row -> plans.add(kind.plan()));
    }
    return models
        .models()
        .row(ModelSet.RENEWALS)
        .filter(row -> !plans.isEmpty())
        .map(row -> row.modelId() + " stands in for plans " + String.join(", ", plans));
  }

  private Optional<String> unvaluedCustomers() {
    long customers = known.counted().customers();
    return models.models().purchases().isPresent() || customers == 0
        ? Optional.empty()
        : Optional.of(
            "the purchases of %d customers have no value: %s"
                .formatted(customers, Unvalued.NO_PURCHASE_MODEL.word()));
  }

  private Optional<String> unvaluedMembers() {
    Map<String, Long> reasons = new TreeMap<>();
    long all = 0;
    for (MemberKind kind : known.members()) {
      all += kind.memberships();
      kind.unvalued(models.models())
          .ifPresent(why -> reasons.merge(why, kind.memberships(), Long::sum));
    }
    long unvalued = reasons.values().stream().mapToLong(Long::longValue).sum();
    return unvalued == 0
        ? Optional.empty()
        : Optional.of("%d of %d memberships have no value: %s".formatted(unvalued, all, reasons));
  }
}
