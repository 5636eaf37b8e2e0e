package dev.vesper.cli;

import dev.vesper.jobs.recommend.RecipePart;
import dev.vesper.jobs.recommend.TriedLists;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.warehouse.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What is left of a search: the recipe where one is better than today's. */
final class TuningOutcome {
  private final Platform platform;
  private final Night night;
  private final Trials trials;

  TuningOutcome(Platform platform, Night night, Trials trials) {
    this.platform = platform;
    this.night = night;
    this.trials = trials;
  }

  /** Leaves it in the warehouse, and tells what and where. */
  List<String> left() {
    Store store = platform.store();
    List<String> lines = new ArrayList<>();
    Trial best = trials.best();
    TriedLists.Lead lead = best.lists().over(trials.today().lists());
    if (lead.isClear()) {
      lines.add(better(lead));
      lines.add("the next night is made with it, as %s says".formatted(tuned(best).leaveIn(store)));
      lines.add("to hold on to it, say so in the settings:");
      lines.add("  recommendations: {model: {%s}}".formatted(written(best)));
    } else {
      lines.add(
          best.equals(trials.today()) ? "no trial is better than today's recipe" : noise(lead));
      lines.add("nothing was changed");
    }
    Set<RecipePart> fixed = platform.settings().recommendations().model().fixed().keySet();
    if (!fixed.isEmpty()) {
      lines.add(
          "kept as the settings say: "
              + fixed.stream().map(RecipePart::key).collect(Collectors.joining(", ")));
    }
    return lines;
  }

  private String better(TriedLists.Lead lead) {
    return String.format(
        Locale.ROOT,
        "trial %d is better than today's recipe: half of %d users chose it, and to the others its"
            + " lists are worth ndcg %.4f instead of %.4f (%.4f more, with a standard error of"
            + " %.4f)",
        trials.best().number(),
        trials.best().result().people(),
        trials.best().lists().confirmed(),
        trials.today().lists().confirmed(),
        lead.mean(),
        lead.error());
  }

  private String noise(TriedLists.Lead lead) {
    return String.format(
        Locale.ROOT,
        "no trial is better than today's recipe by more than noise: to those who did not choose"
            + " it, trial %d gains %.4f more, with a standard error of %.4f",
        trials.best().number(),
        lead.mean(),
        lead.error());
  }

  private TunedRecipe tuned(Trial best) {
    return new TunedRecipe(
        night,
        trials.count(),
        best.result().people(),
        best.lists().confirmed(),
        trials.today().lists().confirmed(),
        TunedRecipe.keys(best.recipe()));
  }

  private static String written(Trial best) {
    return TunedRecipe.keys(best.recipe()).entrySet().stream()
        .map(each -> each.getKey() + ": " + Trials.number(each.getValue()))
        .collect(Collectors.joining(", "));
  }
}
