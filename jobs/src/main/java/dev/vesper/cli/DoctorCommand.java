package dev.vesper.cli;

import dev.vesper.pipeline.config.Location;
import dev.vesper.pipeline.fault.Fault;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code vesper doctor}: are machine and file system right? */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    header = "Are the machine and the warehouse's file system right?",
    description = {
      "Examines Java, memory, disk, clock and zone, and tries on the warehouse's own file system"
          + " what publishing needs of it, in a directory that it removes again. Without a settings"
          + " file, examines the machine only."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  vesper doctor                                  the machine, and ./vesper.yaml if any",
      "  vesper doctor --config night.yaml              with the warehouse of these settings",
      "  vesper doctor --set warehouse.path=/mnt/nfs    would this disk do?"
    })
final class DoctorCommand implements Callable<Integer> {
  private final Console console;
  private final InstantSource clock;

  @Mixin private SettingsOptions options;

  DoctorCommand(Console console) {
    this(console, InstantSource.system());
  }

  DoctorCommand(Console console, InstantSource clock) {
    this.console = console;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    List<Finding> findings = new ArrayList<>(Machine.findings());
    if (options.given(console) || Files.exists(options.file(console))) {
      findings.addAll(ofSettings());
    } else {
      findings.add(
          Finding.doubtful(
              "settings", "no " + options.file(console) + " here; name one with --config"));
    }
    return Findings.tell(findings, console);
  }

  private List<Finding> ofSettings() {
    Settings settings;
    try {
      settings = options.load(console);
    } catch (Fault e) {
      return List.of(Finding.wrong("settings", e.getMessage(), e.exitCode()));
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(Finding.ok("settings", options.file(console) + ": every key is understood"));
    findings.add(zone(settings.time().zone()));
    Location warehouse = settings.warehouse().path();
    warehouse.local().map(path -> Machine.disk("disk", path)).ifPresent(findings::add);
    settings
        .warehouse()
        .scratch()
        .local()
        .map(path -> Machine.disk("disk of work", path))
        .ifPresent(findings::add);
    findings.addAll(WarehouseTrial.findings(warehouse, clock));
    return findings;
  }

  private Finding zone(ZoneId zone) {
    Instant now = clock.instant();
    Optional<ZoneOffsetTransition> next = Optional.ofNullable(zone.getRules().nextTransition(now));
    String change =
        next.map(each -> "; clocks change next on " + each.getDateTimeBefore().toLocalDate())
            .orElse("; clocks never change");
    return Finding.ok("zone", zone + ": today is " + now.atZone(zone).toLocalDate() + change);
  }
}
