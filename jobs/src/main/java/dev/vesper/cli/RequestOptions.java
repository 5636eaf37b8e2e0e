package dev.vesper.cli;

import dev.vesper.pipeline.config.Nearest;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.run.Request;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which night a run brings the warehouse up to, and with which jobs. */
final class RequestOptions {
  @Option(
      names = "--night",
      paramLabel = "DATE",
      description = "The night to bring the warehouse up to (default: yesterday in time.zone).")
  private Night night;

  @Option(
      names = "--job",
      paramLabel = "NAME",
      arity = "1..*",
      description = "Only these jobs and what they need (default: all).")
  private List<String> jobs = List.of();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  Request request(Platform platform, InstantSource clock) {
    List<String> known = platform.graph().jobs().stream().map(Job::name).toList();
    for (String job : jobs) {
      if (!known.contains(job)) {
        String hint =
            Nearest.to(job, known).map(near -> "; did you mean '" + near + "'?").orElse("");
        throw new ParameterException(
            spec.commandLine(),
            "unknown job '"
                + job
                + "'"
                + (hint.isEmpty() ? "; there are " + String.join(", ", known) : hint));
      }
    }
    return Request.nightly(target(platform, clock)).only(Set.copyOf(jobs));
  }

  private Night target(Platform platform, InstantSource clock) {
    return Optional.ofNullable(night)
        .orElseGet(
            () -> Night.containing(clock.instant(), platform.settings().time().zone()).previous());
  }
}
