package dev.vesper.cli;

import dev.vesper.cli.display.Words;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.RawFile;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
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
      findings.add(nights(options.platform(console).events().files()));
    }
    return Findings.tell(findings, console);
  }

  private static Finding nights(List<RawFile> files) {
    NavigableSet<Night> nights = new TreeSet<>();
    files.forEach(file -> file.night().ifPresent(nights::add));
    long bytes = files.stream().mapToLong(RawFile::bytes).sum();
    String found =
        Words.count(files.size(), "file") + " of events, " + Words.count(bytes >> 10) + " KiB";
    if (files.isEmpty()) {
      return Finding.doubtful("nights", "no file of events is there yet");
    }
    return Finding.ok(
        "nights",
        nights.isEmpty()
            ? found + ", none of which names its night"
            : found
                + ", of "
                + Words.count(nights.size(), "night")
                + " from "
                + nights.first()
                + " to "
                + nights.last());
  }
}
