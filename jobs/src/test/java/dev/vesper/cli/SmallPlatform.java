package dev.vesper.cli;

import dev.vesper.generate.Generator;
import dev.vesper.generate.GeneratorSettings;
import dev.vesper.generate.Noise;
import dev.vesper.pipeline.config.SettingsLoader;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A platform made up for a test: few users and nights, much of what arrives late, twice or broken.
 */
final class SmallPlatform {
  private static final Noise MUCH = new Noise(0.4, 0, 0.1, 0.05);
  private static final int SEED = 11;

  /** Fewer than usual, so that few days are enough for some to be too late. */
  private static final int LATE_DAYS = 1;

  private static final Map<String, String> DIMENSIONS =
      new TreeMap<>(
          Map.of(
              "users", "users.csv",
              "contents", "contents.jsonl",
              "communities", "communities.csv",
              "plans", "plans.csv"));

  private final Path folder;
  private final Nights nights;
  private final Set<String> dimensions;

  private SmallPlatform(Path folder, Nights nights, Set<String> dimensions) {
    this.folder = folder;
    this.nights = nights;
    this.dimensions = dimensions;
  }

  /** Writes the raw files of so many users and days below a folder. */
  static SmallPlatform in(Path folder, int users, int days) {
    GeneratorSettings settings = GeneratorSettings.of(users, days, SEED).with(MUCH);
    Generator.write(settings, folder.toString(), 1);
    Night first = settings.firstNight();
    return new SmallPlatform(folder, new Nights(first, first.plus(days - 1)), DIMENSIONS.keySet());
  }

  /** The same platform, of which only this much is known beside the events. */
  SmallPlatform knowing(String... some) {
    return new SmallPlatform(folder, nights, Set.of(some));
  }

  Nights nights() {
    return nights;
  }

  String last() {
    return nights.last().toString();
  }

  /** The engine over these files, filling a warehouse. */
  Platform filling(Path warehouse) {
    Settings settings =
        SettingsLoader.standard()
            .parse(yaml(warehouse), "a small platform", warehouse, Settings.class);
    return Platform.of(settings, Map.of());
  }

  /** The settings file of a warehouse over these files, for a process of its own. */
  Path settingsFile(Path warehouse, String... more) throws IOException {
    Path file = warehouse.resolveSibling(warehouse.getFileName() + ".yaml");
    return Files.writeString(file, yaml(warehouse) + String.join("\n", more) + "\n");
  }

  /** Models are fitted every night, so that no record depends on which night was the first. */
  private String yaml(Path warehouse) {
    String known =
        DIMENSIONS.entrySet().stream()
            .filter(each -> dimensions.contains(each.getKey()))
            .map(
                each ->
                    "%s: {path: '%s'}".formatted(each.getKey(), folder.resolve(each.getValue())))
            .collect(Collectors.joining(", "));
    return """
        warehouse: {path: '%s', work: '%s-work'}
        time: {zone: Asia/Shanghai}
        source: {events: {path: '%s'}, late-days: %d}
        dimensions: {%s}
        privacy: {key-file: '%s', key-id: demo, consent: %s}
        """
        .formatted(
            warehouse,
            warehouse,
            folder.resolve("events"),
            LATE_DAYS,
            known,
            Samples.FOLDER.resolve("demo.key"),
            dimensions.contains("users") ? "required" : "not-required");
  }
}
