package dev.vesper.jobs.value;

import java.util.Optional;

/**
 * Memberships in force of one plan that have one future.
 *
 * @param months of a period
 * @param made renewals made since the period last changed
 * @param due the month in which the next renewal is due; 0 never
 * @param unpriced why no price is known in the business currency
 * @param memberships how many there are
 */
record MemberKind(
    String plan, int months, int made, int due, Optional<String> unpriced, long memberships) {

  /** What their renewals are to be, in prices; nothing where no model tells. */
  Optional<RenewalForecast> forecast(ModelSet models, Horizon horizon) {
    return models
        .plan(plan)
        .flatMap(ModelSet::renewals)
        .map(
            model ->
                due == 0
                    ? RenewalForecast.NONE
                    : RenewalForecast.of(
                        model, new RenewalForecast.Member(made, due, months), horizon));
  }

  /** Why they have no value; nothing where they have one. */
  Optional<String> unvalued(ModelSet models) {
    boolean told = models.plan(plan).flatMap(ModelSet::renewals).isPresent();
    return unpriced.or(() -> Optional.of(Unvalued.NO_RENEWAL_MODEL.word()).filter(word -> !told));
  }

  /** Why a rate of all stands in for a model of these; nothing where none does. */
  Optional<String> whyPooled(ModelSet models) {
    return models
        .plan(plan)
        .filter(row -> row.model().equals(ModelSet.POOLED))
        .map(
            row ->
                row.part()
                    + row.planId().map(each -> " of " + each).orElse("")
                    + ": "
                    + row.reason());
  }
}
