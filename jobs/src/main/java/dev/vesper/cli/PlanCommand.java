package dev.vesper.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.vesper.cli.display.TextTable;
import dev.vesper.cli.display.Words;
import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.run.Plan;
import dev.vesper.pipeline.run.Step;
import dev.vesper.pipeline.warehouse.Json;
import dev.vesper.pipeline.warehouse.Tenure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vesper plan}: what would a run build, and why? */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    header = "What would be built, and why?",
    description = {
      "Tells what a run would build and for which reason, what it would leave as it is, and which"
          + " inputs it would refuse to start without. Touches nothing and starts no Spark."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  vesper plan                                    up to yesterday, ./vesper.yaml",
      "  vesper plan --night 2026-11-19                 up to a night",
      "  vesper plan --set activity.session-gap=20min   what would a change cost?",
      "  vesper plan --json | jq .steps                 for programs"
    })
final class PlanCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private SettingsOptions settings;
  @Mixin private RequestOptions request;

  @Option(names = "--json", description = "One JSON object, for programs.")
  private boolean json;

  PlanCommand(Console console) {
    this.console = console;
  }

  /** A plan for programs. */
  private record PlanFacts(
      Night night,
      @JsonProperty("first_night") Night firstNight,
      List<Reason> steps,
      List<String> notes,
      List<String> absent) {}

  /** Nights that a job would build for one reason; ranges have both ends in them. */
  private record Reason(String job, List<Nights> nights, int count, String why) {}

  @Override
  public Integer call() {
    Platform platform = settings.platform(console);
    Plan plan =
        platform.build(Tenure.by(console.clock())).plan(request.request(platform, console.clock()));
    List<Reason> reasons = reasons(plan);
    if (json) {
      PlanFacts facts =
          new PlanFacts(plan.target(), plan.first(), reasons, plan.notes(), plan.absent());
      console.out().print(Json.text(facts));
    } else {
      lines(plan, reasons).forEach(console.out()::println);
    }
    return ExitCode.DONE.code();
  }

  private static List<Reason> reasons(Plan plan) {
    Map<String, Map<String, Set<Night>>> byJob = new LinkedHashMap<>();
    for (Step step : plan.steps()) {
      Map<String, Set<Night>> ofJob =
          byJob.computeIfAbsent(step.job().name(), name -> new LinkedHashMap<>());
      step.wanted()
          .forEach((night, why) -> ofJob.computeIfAbsent(why, key -> new TreeSet<>()).add(night));
    }
    List<Reason> reasons = new ArrayList<>();
    byJob.forEach(
        (job, ofJob) ->
            ofJob.forEach(
                (why, nights) ->
                    reasons.add(new Reason(job, Nights.runsOf(nights), nights.size(), why))));
    return reasons;
  }

  private static List<String> lines(Plan plan, List<Reason> reasons) {
    List<String> lines = new ArrayList<>();
    lines.add(
        plan.isEmpty()
            ? "everything is fresh up to " + plan.target() + "; nothing would be built"
            : "up to night " + plan.target() + ", the first being " + plan.first() + ":");
    if (!reasons.isEmpty()) {
      TextTable table = TextTable.of("job", "nights", "count", "why").right(2);
      reasons.forEach(
          each -> table.row(each.job(), ranges(each), Words.count(each.count()), each.why()));
      lines.addAll(table.lines());
    }
    plan.notes().forEach(note -> lines.add("note: " + Words.plain(note)));
    plan.absent().forEach(what -> lines.add("a run would refuse to start: " + Words.plain(what)));
    return lines;
  }

  private static String ranges(Reason reason) {
    return reason.nights().stream().map(Nights::toString).collect(Collectors.joining(", "));
  }
}
