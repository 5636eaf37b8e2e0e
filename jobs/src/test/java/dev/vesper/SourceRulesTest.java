package dev.vesper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The manners that class files do not show: names of columns, names of types, length of files. */
class SourceRulesTest {
  private static final int LONGEST_FILE = 300;

  private static final Pattern COLUMN_BY_TEXT =
      Pattern.compile(
          "\\b(col|column|withColumn|withColumnRenamed|drop|select|groupBy|orderBy|sort|getAs)\\(\\s*\"");

  private static final Pattern VAGUE_TYPE = Pattern.compile(".*(Util|Utils|Helper|Manager)\\.java");

  private static final Pattern SPARK_OPTIONS = Pattern.compile("--add-opens=[a-z.]+/[a-z.]+=\\S+");

  @Test
  void theScanFindsTheSources() {
    assertTrue(sources().count() > 10);
    assertTrue(COLUMN_BY_TEXT.matcher("rows.select(\"user_id\")").find());
    assertTrue(COLUMN_BY_TEXT.matcher("functions.col(\"user_id\")").find());
  }

  @Test
  void noColumnIsNamedByAText() {
    assertEquals(List.of(), linesWith(COLUMN_BY_TEXT));
  }

  @Test
  void noTypeIsNamedVaguely() {
    assertEquals(
        List.of(), found(file -> VAGUE_TYPE.matcher(file.getFileName().toString()).matches()));
  }

  @Test
  void noFileIsTooLongToReadAtOnce() {
    assertEquals(List.of(), found(file -> lines(file).size() > LONGEST_FILE));
  }

  @Test
  void everyPackageSaysWhatItIsFor() {
    assertEquals(List.of(), found(file -> !Files.exists(file.resolveSibling("package-info.java"))));
  }

  @Test
  void whatSparkNeedsOpenedIsListedOnce() throws IOException {
    assertTrue(SPARK_OPTIONS.matcher(Files.readString(root().resolve("conf/jvm.options"))).find());
    for (String other : List.of("vesper", "pom.xml", "jobs/pom.xml", "pipeline/pom.xml")) {
      assertTrue(!SPARK_OPTIONS.matcher(Files.readString(root().resolve(other))).find(), other);
    }
  }

  private static List<String> found(Predicate<Path> wrong) {
    return sources().filter(wrong).map(SourceRulesTest::shown).toList();
  }

  private static List<String> linesWith(Pattern wrong) {
    return sources()
        .flatMap(
            file ->
                lines(file).stream()
                    .filter(line -> wrong.matcher(line).find())
                    .map(line -> shown(file) + ": " + line.strip()))
        .toList();
  }

  private static Stream<Path> sources() {
    return Stream.of("pipeline", "jobs")
        .map(module -> root().resolve(module).resolve("src/main/java"))
        .filter(Files::isDirectory)
        .flatMap(SourceRulesTest::walk)
        .filter(file -> file.toString().endsWith(".java"));
  }

  private static Stream<Path> walk(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String shown(Path file) {
    return root().relativize(file).toString();
  }

  private static Path root() {
    return Path.of("").toAbsolutePath().getParent();
  }
}
