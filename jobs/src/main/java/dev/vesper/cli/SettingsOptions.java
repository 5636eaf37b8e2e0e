package dev.vesper.cli;

import dev.vesper.jobs.funnel.Words;
import dev.vesper.jobs.taste.Verb;
import dev.vesper.pipeline.config.SettingsLoader;
import dev.vesper.pipeline.table.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Where a command takes its settings from. */
final class SettingsOptions {
  private static final String USUAL = "vesper.yaml";

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "The settings file (default: what VESPER_CONFIG names, else ./vesper.yaml).")
  private Path file;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Wins over the file, as in --set source.late-days=5; may be repeated.")
  private List<String> overrides = List.of();

  /** What somebody would give who wants this file and these overrides. */
  static SettingsOptions of(Path file, List<String> overrides) {
    SettingsOptions options = new SettingsOptions();
    options.file = file;
    options.overrides = List.copyOf(overrides);
    return options;
  }

  /** The file that holds the settings, whether or not it is there. */
  Path file(Console console) {
    return Optional.ofNullable(file)
        .orElseGet(() -> Path.of(console.environment().getOrDefault("VESPER_CONFIG", USUAL)));
  }

  /** Whether somebody asked for these settings. */
  boolean given(Console console) {
    return file != null || console.environment().containsKey("VESPER_CONFIG");
  }

  Settings load(Console console) {
    return loader(console).load(file(console), Settings.class);
  }

  /** The platform of the settings; what they may say of which tables is known only now. */
  Platform platform(Console console) {
    Platform platform = Platform.of(load(console), console.environment());
    Set<String> tables =
        platform.graph().tables().stream().map(Table::name).collect(Collectors.toSet());
    loader(console)
        .knowing("table", tables)
        .demanding(KeptNights.demands(platform))
        .load(file(console), Settings.class);
    return platform;
  }

  private SettingsLoader loader(Console console) {
    return SettingsLoader.withVariables(console.environment())
        .overriding(overrides)
        .knowing(Settings.EVENT, Words.known())
        .knowing(RecommendationSettings.TASTE, new TreeSet<>(Verb.words()));
  }
}
