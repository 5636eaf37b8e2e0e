package dev.vesper.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.pipeline.config.Reference;
import dev.vesper.pipeline.config.SettingsLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsReferenceTest {
  private static final Path FILE = Path.of("../conf/vesper.yaml");

  @Test
  void theReferenceFileSaysWhatTheCodeDoes() throws IOException {
    String written = Reference.of(Settings.class, Settings.INTRODUCTION);
    Path fresh = Path.of(System.getProperty("vesper.build", "target"), "vesper.yaml");
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
  void logsAndSpillLieInTheWorkDirectoryOrOnThisMachine() {
    SettingsLoader loader = SettingsLoader.withVariables(Map.of());
    Settings local = loader.load(FILE, Settings.class);
    assertTrue(local.logs().endsWith("warehouse-work/logs"));
    assertTrue(local.spill().orElseThrow().endsWith("warehouse-work/spark"));
    List<String> remote = List.of("warehouse.path=hdfs://namenode/vesper");
    assertEquals(Optional.empty(), loader.overriding(remote).load(FILE, Settings.class).spill());
    assertTrue(loader.overriding(remote).load(FILE, Settings.class).logs().endsWith("vesper-logs"));
    assertTrue(
        loader
            .overriding(List.of("run.logs=mine"))
            .load(FILE, Settings.class)
            .logs()
            .endsWith("conf/mine"));
  }

  @Test
  void whatIsCommentedOutLoadsTooOnceItIsNot() throws IOException {
    String all =
        Files.readString(FILE)
            .replace("# key-env:", "# Left out:")
            .replaceAll("(?m)^(\\s*)# ( {2,})([a-z-]+:)", "$1$2$3")
            .replaceAll("(?m)^(\\s*)# ([a-z-]+:( \\S.*)?)$", "$1$2");
    Settings settings =
        SettingsLoader.withVariables(Map.of())
            .parse(all, "all.yaml", Path.of("/v"), Settings.class);
    assertEquals("/v/raw/plans.csv", settings.dimensions().plans().orElseThrow().path().text());
    assertTrue(settings.run().logs().isPresent());
    assertEquals(Map.of("events", 0), settings.warehouse().keptNights());
    assertEquals(3, settings.rules().get("regulars-who-never-buy").where().size());
  }
}
