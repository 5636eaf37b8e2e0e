package dev.vesper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.pipeline.fault.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents say is there is there. */
class DocumentsTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Pattern LINK = Pattern.compile("\\]\\(([^):#]+)(#[^)]*)?\\)");
  private static final Pattern EXIT_CODE_ROW = Pattern.compile("(?m)^\\| (\\d+) \\| ([^|]+) \\|");

  @Test
  void everyExitCodeIsListedWithItsMeaningAndNoOther() {
    List<String> written =
        EXIT_CODE_ROW
            .matcher(text(ROOT.resolve("docs/operations.md")))
            .results()
            .map(row -> row.group(1) + " " + row.group(2))
            .toList();
    assertEquals(
        Stream.of(ExitCode.values()).map(code -> code.code() + " " + code.meaning()).toList(),
        written);
  }

  @Test
  void everyLinkBetweenDocumentsLeadsSomewhere() {
    List<String> broken = documents().stream().flatMap(DocumentsTest::brokenLinks).toList();
    assertEquals(List.of(), broken);
  }

  @Test
  void everyDecisionIsListed() {
    String list = text(ROOT.resolve("docs/decisions/README.md"));
    for (Path document : documents()) {
      if (document.getParent().endsWith("decisions")) {
        String name = document.getFileName().toString();
        assertTrue(name.equals("README.md") || list.contains("(" + name + ")"), name);
      }
    }
  }

  private static Stream<String> brokenLinks(Path document) {
    Matcher links = LINK.matcher(text(document));
    return links
        .results()
        .map(link -> link.group(1))
        .filter(target -> !Files.exists(document.resolveSibling(target)))
        .map(target -> ROOT.relativize(document) + " -> " + target);
  }

  private static List<Path> documents() {
    try (Stream<Path> top = Files.list(ROOT);
        Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(top, docs).filter(file -> file.toString().endsWith(".md")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
