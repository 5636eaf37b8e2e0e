package dev.vesper.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From raw files to a table that DuckDB reads, all through the command line. */
final class DemoTest {
  private static final Pattern QUERY = Pattern.compile("query {3}duckdb -c \"(.*)\"");

  private final TinyPlatform tiny = TinyPlatform.built();

  private static void assertLine(String text, String pattern) {
    assertTrue(text.lines().anyMatch(line -> line.matches(pattern)), pattern + " in\n" + text);
  }

  private List<String> commits() throws IOException {
    try (Stream<Path> files = Files.list(tiny.warehouse().resolve("commits"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void theFirstDemoBuildsEveryNightAndEndsWithTheTables() {
    String told = tiny.told();
    assertLine(told, ".* night 2026-11-19 is published \\(.* s\\)");
    assertLine(told, ".* nights {2}4, 2026-11-16 to 2026-11-19");
    assertLine(told, ".* growth +4 +12 {2}one grain of time.*");
    assertLine(told, ".* user_states +4 .* {2}one user who was ever seen");
    assertLine(told, ".* and \\d+ more: vesper tables");
    assertLine(told, ".* tables {2}target/tiny-.*/warehouse/tables");
  }

  @Test
  void theQueryThatItEndsWithIsReadyToPaste() throws Exception {
    Matcher query = QUERY.matcher(tiny.told());
    assertTrue(query.find(), tiny.told());
    try (DuckDb duck = new DuckDb()) {
      List<String> rows = duck.rows(query.group(1));
      assertEquals(4, rows.size());
      assertTrue(rows.get(0).startsWith("2026-11-19"), rows.get(0));
      String truth = "'" + tiny.home() + "/data-samples/truth/users_any_event.csv'";
      assertEquals(
          duck.rows(
              "SELECT users, users_7d, users_30d, new_users FROM " + truth + " ORDER BY night"),
          duck.rows("SELECT dau, wau, mau, new_users FROM (" + query.group(1) + ") ORDER BY dt"));
    }
  }

  @Test
  void aSecondDemoSaysWhatIsFreshAndStartsNoSpark() throws IOException {
    List<String> before = commits();
    Shell shell = TinyPlatform.shellWithoutSpark();
    assertEquals(0, shell.run("demo"), shell.err());
    assertLine(shell.out(), ".* everything is fresh up to 2026-11-19; .*");
    assertLine(shell.out(), ".* growth +4 +12 {2}one grain of time.*");
    assertTrue(QUERY.matcher(shell.out()).find(), shell.out());
    assertEquals(before, commits());
  }

  @Test
  void withoutTheSamplesItSaysWhereItLooked(@TempDir Path empty) {
    String home = System.setProperty("vesper.home", empty.toString());
    try {
      Shell shell = TinyPlatform.shellWithoutSpark();
      assertEquals(66, shell.run("demo"));
      assertTrue(
          shell.err().startsWith("vesper: " + empty + "/data-samples/vesper.yaml is not there;"),
          shell.err());
    } finally {
      System.setProperty("vesper.home", home);
    }
  }
}
