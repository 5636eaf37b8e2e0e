package dev.vesper.pipeline.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Small settings with one key of each sort. */
final class Walks {
  private Walks() {}

  enum Pace {
    SLOW,
    VERY_FAST
  }

  record Root(
      @Setting("Where we walk.") ZoneId zone,
      @Setting("The walk.") Walk walk,
      @Setting(value = "Names.", among = "table") List<String> tables,
      @Setting(value = "Kept.", among = "table", least = "0") Map<String, Integer> kept) {}

  record Walk(
      @Setting(value = "Steps.", standard = "7", unit = "steps", least = "1", most = "60")
          int steps,
      @Setting(value = "Pace.", standard = "slow") Pace pace,
      @Setting(value = "Rest.", standard = "1min", least = "1s", most = "1h") Duration rest,
      @Setting("A note.") Optional<String> note,
      @Setting("Dogs.") Optional<Dog> dog) {
    Walk {
      if (steps == 13) {
        throw new IllegalArgumentException("13 steps bring bad luck, " + note.orElse("friend"));
      }
    }
  }

  record Dog(@Setting("Its name.") String name) {}

  static String refused(String... lines) {
    return refusedWith(List.of(), lines);
  }

  static String refusedWith(List<String> overrides, String... lines) {
    Fault fault = assertThrows(Fault.class, () -> load(overrides, lines));
    assertEquals(ExitCode.SETTINGS, fault.exitCode());
    return fault.getMessage();
  }

  static Root load(List<String> overrides, String... lines) {
    return SettingsLoader.withVariables(Map.of("SECRET", "hunter2", "EMPTY", "", "FOUR", "4"))
        .overriding(overrides)
        .knowing("table", Set.of("events", "growth"))
        .parse(String.join("\n", lines), "v.yaml", Path.of("/"), Root.class);
  }

  static void assertRefused(List<String> lines, String... expected) {
    assertEquals(String.join("\n", expected), refused(lines.toArray(String[]::new)));
  }
}
