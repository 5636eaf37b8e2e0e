package dev.vesper.jobs.value;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Fits the models of one night, and lets pooled estimates stand in where the data support none. */
final class FittedModels {
  /** With fewer periods a plan's own rate says little, and that of all plans is taken. */
  private static final double LEAST_PERIODS = 30;

  private final LocalDate night;
  private final ValueParams params;
  private final List<ValueModels.RowOf> rows = new ArrayList<>();

  FittedModels(LocalDate night, ValueParams params) {
    this.night = night;
    this.params = params;
  }

  ModelSet models() {
    return new ModelSet(rows);
  }

  /** What was asked for and what came of it, of how many. */
  private record Of(
      String part, Optional<String> plan, String askedFor, long people, long distinct) {}

  /** Fits how often is bought. */
  FittedModels purchases(CountedCustomers counted) {
    return purchases(ModelSet.PURCHASES, counted, Optional.empty());
  }

  /**
   * Fits the same to what was known at a cutoff.
   *
   * @param near the model of all that is known, where the data support one
   */
  FittedModels heldOut(CountedCustomers known, Optional<PurchaseModel> near) {
    return purchases(ModelSet.HELD_OUT, known, near);
  }

  private FittedModels purchases(
      String part, CountedCustomers counted, Optional<PurchaseModel> near) {
    PurchaseFamily family = params.model();
    CountedHistories histories = counted.histories();
    Of of =
        new Of(part, Optional.empty(), family.word(), histories.customers(), histories.distinct());
    Fit<PurchaseModel> fit = family.fit(histories, near);
    if (fit.isSupported()) {
      add(of, family.word(), fit, fit.model().orElseThrow().parameters());
    } else {
      add(of, fit.verdict(), PooledPurchases.of(histories).map(PurchaseModel::parameters));
    }
    return this;
  }

  /**
   * Fits for how much is bought.
   *
   * @param mean of all days with a purchase, where nobody bought twice
   */
  FittedModels spend(CountedSpends spends, double mean) {
    Of of =
        new Of(
            ModelSet.SPEND,
            Optional.empty(),
            ModelSet.GAMMA_GAMMA,
            spends.customers(),
            spends.distinct());
    Fit<GammaGamma> fit = GammaGamma.fit(spends);
    if (fit.isSupported()) {
      GammaGamma model = fit.model().orElseThrow();
      add(of, ModelSet.GAMMA_GAMMA, fit, List.of(model.p(), model.q(), model.v()));
    } else {
      double pooled = spends.repeats() > 0 ? spends.total() / spends.repeats() : mean;
      add(of, fit.verdict(), Optional.of(List.of(pooled)));
    }
    return this;
  }

  /**
   * Fits whether the members of each plan renew.
   *
   * @param counts what became of the members of each plan
   * @param pooled periods that were renewed and decided, of each plan
   */
  FittedModels renewals(
      SortedMap<String, List<RenewalCount>> counts, Map<String, PooledRenewals> pooled) {
    PooledRenewals all =
        pooled.values().stream()
            .reduce(
                new PooledRenewals(0, 0),
                (one, other) ->
                    new PooledRenewals(
                        one.renewed() + other.renewed(), one.decided() + other.decided()));
    Optional<List<Double>> known =
        Optional.of(all).filter(each -> each.decided() > 0).map(PooledRenewals::parameters);
    Of rest = new Of(ModelSet.RENEWALS, Optional.empty(), ModelSet.POOLED, (long) all.decided(), 0);
    add(rest, Verdict.TOO_FEW_LOST, known);
    counts.forEach(
        (plan, each) -> {
          Optional<List<Double>> own =
              Optional.ofNullable(pooled.get(plan))
                  .filter(rate -> rate.decided() >= LEAST_PERIODS)
                  .map(PooledRenewals::parameters);
          plan(plan, each, own.or(() -> known));
        });
    return this;
  }

  private void plan(String plan, List<RenewalCount> counts, Optional<List<Double>> pooled) {
    long members = counts.stream().mapToLong(each -> each.lost() + each.open()).sum();
    Of of =
        new Of(
            ModelSet.RENEWALS,
            Optional.of(plan),
            ModelSet.SHIFTED_BETA_GEOMETRIC,
            members,
            counts.size());
    Fit<ShiftedBetaGeometric> fit = ShiftedBetaGeometric.fit(counts);
    if (fit.isSupported()) {
      add(of, ModelSet.SHIFTED_BETA_GEOMETRIC, fit, fit.model().orElseThrow().parameters());
    } else {
      add(of, fit.verdict(), pooled);
    }
  }

  private void add(Of of, String model, Fit<?> fit, List<Double> parameters) {
    rows.add(row(of, model, parameters, fit.verdict(), Optional.of(fit.logLikelihood())));
  }

  /** What stands in, where something can. */
  private void add(Of of, Verdict verdict, Optional<List<Double>> pooled) {
    String model = pooled.isPresent() ? ModelSet.POOLED : ModelSet.NONE;
    rows.add(row(of, model, pooled.orElse(List.of()), verdict, Optional.empty()));
  }

  private ValueModels.RowOf row(
      Of of, String model, List<Double> parameters, Verdict verdict, Optional<Double> height) {
    boolean alone = !model.equals(ModelSet.POOLED) && !model.equals(ModelSet.NONE);
    String part = alone && !of.part().equals(ModelSet.HELD_OUT) ? "" : "-" + of.part();
    String name = model + part + of.plan().map(plan -> "/" + plan).orElse("");
    return new ValueModels.RowOf(
        night,
        name + "@" + night,
        of.part(),
        of.plan(),
        model,
        parameters,
        of.askedFor(),
        params.fittedWith(),
        verdict,
        verdict.reason(),
        height,
        of.people(),
        of.distinct(),
        night);
  }
}
