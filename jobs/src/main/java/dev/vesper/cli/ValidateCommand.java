package dev.vesper.cli;

import dev.vesper.pipeline.source.RawEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code vesper validate}: are settings and inputs right? */
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    header = "Are the settings and the inputs right?",
    description = {
      "Reads the settings, looks for everything they name, and tells all mistakes at once."
          + " Touches nothing and starts no Spark."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  vesper validate                                    ./vesper.yaml",
      "  vesper validate --config /etc/vesper/night.yaml    another file",
      "  vesper validate --set source.late-days=5           what if?",
      "  vesper validate && vesper run                      only run what is right"
    })
final class ValidateCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private SettingsOptions options;

  ValidateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Settings settings = options.load(console);
    List<Finding> findings = new ArrayList<>();
    findings.add(Finding.ok("settings", options.file(console) + ": every key is understood"));
    findings.addAll(InputExamination.findings(settings, console.environment()));
    if (findings.stream().noneMatch(Finding::bad)) {
      RawEvents events = options.platform(console).events();
      findings.addAll(NightFindings.of(events, console.clock().instant()));
    }
    return Findings.tell(findings, console);
  }
}
