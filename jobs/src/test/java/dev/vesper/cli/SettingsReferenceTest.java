package dev.vesper.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.pipeline.config.Reference;
import dev.vesper.pipeline.config.SettingsLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsReferenceTest {
  private static final Path FILE = Path.of("../conf/vesper.yaml");

  @Test
  void theReferenceFileSaysWhatTheCodeDoes() throws IOException {
    String written = Reference.of(Settings.class, Settings.INTRODUCTION);
    Path fresh = Path.of("target/vesper.yaml");
    Files.createDirectories(fresh.toAbsolutePath().getParent());
    Files.writeString(fresh, written);
    assertEquals(
        written,
        Files.readString(FILE),
        "conf/vesper.yaml is made from the settings: cp jobs/target/vesper.yaml conf/");
  }

  @Test
  void theReferenceFileLoads() {
    Settings settings = SettingsLoader.withVariables(Map.of()).load(FILE, Settings.class);
    assertEquals(3, settings.source().lateDays());
    assertEquals(Duration.ofHours(1), settings.source().skew());
    assertEquals(1 << 20, settings.source().maxLineBytes().bytes());
    assertEquals(48, settings.warehouse().keepHours());
    assertEquals(Map.of(), settings.warehouse().keptNights());
    assertEquals(Optional.empty(), settings.dimensions().users());
  }

  @Test
  void whatIsCommentedOutLoadsTooOnceItIsNot() throws IOException {
    String all =
        Files.readString(FILE)
            .replace("# key-env:", "# Left out:")
            .replaceAll("(?m)^(\\s*)#   ([a-z-]+:)", "$1  $2")
            .replaceAll("(?m)^(\\s*)# ([a-z-]+:( \\S.*)?)$", "$1$2");
    Settings settings =
        SettingsLoader.withVariables(Map.of())
            .parse(all, "all.yaml", Path.of("/v"), Settings.class);
    assertEquals("/v/raw/plans.csv", settings.dimensions().plans().orElseThrow().path().text());
    assertTrue(settings.run().logs().isPresent());
    assertEquals(Map.of("events", 0), settings.warehouse().keptNights());
  }
}
