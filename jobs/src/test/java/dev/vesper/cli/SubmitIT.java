package dev.vesper.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The release makes the same tables wherever it runs: embedded on one core, and by spark-submit on
 * a cluster of a master and two workers of two cores each.
 */
final class SubmitIT {
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  @TempDir private Path temp;

  @Test
  void aClusterAndOneCoreMakeTheSameTables() throws Exception {
    SmallPlatform small = SmallPlatform.in(temp.resolve("raw"), 60, 4);
    Published expected = Published.in(embedded(small, "one-core", "local[1]"));

    Path submitted = temp.resolve("submitted");
    try (Cluster cluster = Cluster.start(Files.createDirectory(temp.resolve("cluster")), 2)) {
      Child run =
          cluster.submit(
              "run", "--config", small.settingsFile(submitted).toString(), "--night", small.last());
      assertEquals(0, run.exitCode(PATIENCE), run::said);
      assertEquals(2, cluster.workersUsed(), "workers that took part");
    }
    Published.in(submitted).assertSameAs(expected, "embedded and submitted");
    System.out.println(
        "SubmitIT: "
            + expected.rows().size()
            + " tables, "
            + expected.rows().values().stream().mapToInt(rows -> rows.size()).sum()
            + " rows are equal on one core and on a cluster");
  }

  private Path embedded(SmallPlatform small, String name, String master) throws Exception {
    Path warehouse = temp.resolve(name);
    Path settings = small.settingsFile(warehouse, "spark: {master: '" + master + "'}");
    try (Child run =
        Child.start(
            temp.resolve(name + ".log"),
            Map.of(),
            Release.embedded(
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:ReservedCodeCacheSize=192m"),
            "run",
            "--config",
            settings.toString(),
            "--night",
            small.last())) {
      assertEquals(0, run.exitCode(PATIENCE), run::said);
    }
    return warehouse;
  }
}
