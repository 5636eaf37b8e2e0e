package dev.vesper.cli;

import dev.vesper.jobs.funnel.Breakdown;
import dev.vesper.jobs.funnel.Counted;
import dev.vesper.jobs.funnel.Funnel;
import dev.vesper.jobs.funnel.Funnel.Step;
import dev.vesper.jobs.funnel.Mode;
import dev.vesper.jobs.funnel.Window;
import dev.vesper.pipeline.config.Setting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A way of several steps that users go. */
public record FunnelSettings(
    @Setting(
            value =
                "The events that are its steps. A step may be one of several, as in play|read; an"
                    + " event whose name is not among Vesper's types is written other:name.",
            example = "[register, complete, purchase]",
            suggested = true,
            among = Settings.EVENT)
        List<String> steps,
    @Setting(
            value =
                "Whether steps come one after the other, whatever happens between them (ordered), in"
                    + " any order (any), or one after the other with nothing else between (strict).",
            standard = "ordered")
        Mode mode,
    @Setting(
            value =
                "How long after the first step the others count, the very end included; repeats of"
                    + " the first step do not begin it anew.",
            standard = "7d",
            least = "1s",
            most = "366d",
            orNone = true)
        Optional<Duration> window,
    @Setting(
            value =
                "Whether only a user's first attempt counts, or every one: a new one may begin once"
                    + " the one before is through or its window has ended.",
            standard = "first-time")
        Counted count,
    @Setting(
            value = "Events that end an attempt when they come between two steps.",
            example = "[cancel]",
            among = Settings.EVENT)
        List<String> exclusions,
    @Setting(value = "What the event of the first step is told apart by.", example = "[channel]")
        List<Breakdown> breakdowns) {

  public FunnelSettings {
    steps = List.copyOf(steps);
    exclusions = List.copyOf(exclusions);
    breakdowns = List.copyOf(breakdowns);
    new Funnel("", steps(steps), mode, Window.of(window), count, exclusions, breakdowns);
  }

  /** What the jobs are told. */
  Funnel named(String name) {
    return new Funnel(name, steps(steps), mode, Window.of(window), count, exclusions, breakdowns);
  }

  private static List<Step> steps(List<String> written) {
    return written.stream().map(Step::of).toList();
  }
}
