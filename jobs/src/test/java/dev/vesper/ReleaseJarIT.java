package dev.vesper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** The release jar is small, and holds nothing that a cluster brings itself. */
class ReleaseJarIT {
  private static final Path JAR = Path.of(System.getProperty("vesper.build"), "vesper.jar");

  @Test
  void isUnderSixMegabytes() throws IOException {
    assertTrue(Files.size(JAR) < 6_000_000, () -> JAR + " is too large");
  }

  @Test
  void everyClassIsOursOrRelocated() throws IOException {
    assertEquals(
        List.of(),
        entries().stream()
            .filter(name -> name.endsWith(".class") && !name.startsWith("dev/vesper/"))
            .toList());
  }

  @Test
  void holdsBothModulesAndTheLibrariesThatNoClusterBrings() throws IOException {
    List<String> entries = entries();
    for (String needed :
        List.of(
            "dev/vesper/pipeline/night/Night.class",
            "dev/vesper/shaded/picocli/CommandLine.class",
            "dev/vesper/shaded/snakeyaml/engine/v2/api/Load.class",
            "dev/vesper/shaded/jieba/JiebaSegmenter.class",
            "dev/vesper/shaded/jieba/dict.txt",
            "dev/vesper/shaded/jieba/prob_emit.txt")) {
      assertTrue(entries.contains(needed), needed);
    }
  }

  @Test
  void startsTheCommandLine() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      assertEquals(
          "dev.vesper.cli.Vesper", jar.getManifest().getMainAttributes().getValue("Main-Class"));
    }
  }

  private static List<String> entries() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      return jar.stream().map(ZipEntry::getName).toList();
    }
  }
}
