package dev.vesper.cli;

import dev.vesper.generate.Generator;
import dev.vesper.generate.GeneratorSettings;
import dev.vesper.generate.Noise;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A platform made up for a test: few users and nights, much of what arrives late, twice or broken.
 */
final class SmallPlatform {
  private static final Noise MUCH = new Noise(0.4, 0, 0.1, 0.05);
  private static final int SEED = 11;

  /** Fewer than usual, so that few days are enough for some to be too late. */
  private static final int LATE_DAYS = 1;

  private final Path folder;
  private final Nights nights;

  private SmallPlatform(Path folder, Nights nights) {
    this.folder = folder;
    this.nights = nights;
  }

  /** Writes the raw files of so many users and days below a folder. */
  static SmallPlatform in(Path folder, int users, int days) {
    GeneratorSettings settings = GeneratorSettings.of(users, days, SEED).with(MUCH);
    Generator.write(settings, folder.toString(), 1);
    Night first = settings.firstNight();
    return new SmallPlatform(folder, new Nights(first, first.plus(days - 1)));
  }

  Nights nights() {
    return nights;
  }

  String last() {
    return nights.last().toString();
  }

  /** The engine over these files, filling a warehouse. */
  Platform filling(Path warehouse, String... more) {
    String[] all = Stream.concat(settings().stream(), Stream.of(more)).toArray(String[]::new);
    return Samples.platform(warehouse, all);
  }

  /** The settings file of a warehouse over these files, for a process of its own. */
  Path settingsFile(Path warehouse, String... more) throws IOException {
    StringBuilder yaml = new StringBuilder();
    yaml.append("warehouse: {path: '").append(warehouse).append("', work: '");
    yaml.append(warehouse).append("-work'}\n");
    yaml.append("time: {zone: Asia/Shanghai}\n");
    yaml.append("source:\n  events: {path: '").append(folder.resolve("events")).append("'}\n");
    yaml.append("  late-days: ").append(LATE_DAYS).append('\n');
    yaml.append("dimensions:\n");
    for (String[] each : DIMENSIONS) {
      yaml.append("  ").append(each[0]).append(": {path: '");
      yaml.append(folder.resolve(each[1])).append("'}\n");
    }
    yaml.append("privacy: {key-file: '").append(Samples.FOLDER.resolve("demo.key"));
    yaml.append("', key-id: demo}\n");
    Stream.of(more).forEach(line -> yaml.append(line).append('\n'));
    Path file = warehouse.resolveSibling(warehouse.getFileName() + ".yaml");
    return Files.writeString(file, yaml);
  }

  private static final String[][] DIMENSIONS = {
    {"users", "users.csv"},
    {"contents", "contents.jsonl"},
    {"communities", "communities.csv"},
    {"plans", "plans.csv"},
  };

  private List<String> settings() {
    return Stream.concat(
            Stream.of(
                "source.events.path=" + folder.resolve("events"), "source.late-days=" + LATE_DAYS),
            Stream.of(DIMENSIONS)
                .map(each -> "dimensions." + each[0] + ".path=" + folder.resolve(each[1])))
        .toList();
  }
}
