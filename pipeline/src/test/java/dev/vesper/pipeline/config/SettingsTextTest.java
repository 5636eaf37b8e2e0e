package dev.vesper.pipeline.config;

import static dev.vesper.pipeline.config.Walks.assertRefused;
import static dev.vesper.pipeline.config.Walks.load;
import static dev.vesper.pipeline.config.Walks.refused;
import static dev.vesper.pipeline.config.Walks.refusedWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.pipeline.config.Walks.Dog;
import dev.vesper.pipeline.config.Walks.Pace;
import dev.vesper.pipeline.config.Walks.Root;
import dev.vesper.pipeline.config.Walks.Walk;
import dev.vesper.pipeline.fault.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTextTest {
  @TempDir Path directory;

  @Test
  void whatARecordRefusesIsAProblemOfItsSection() {
    assertRefused(
        List.of("zone: UTC", "walk:", "  steps: 13"),
        "v.yaml:2: walk: 13 steps bring bad luck, friend");
  }

  @Test
  void valuesFromTheEnvironmentAreUsedAndNeverPrinted() {
    Root root =
        load(
            List.of(),
            "zone: ${ZONE:-UTC}",
            "walk: {steps: \"${FOUR}\", note: 'a ${SECRET} $${SECRET} ${EMPTY:-z}'}");
    assertEquals(Optional.of("a hunter2 ${SECRET} z"), root.walk().note());
    assertEquals(4, root.walk().steps());
    String message = refused("zone: UTC", "walk:", "  steps: 13", "  note: ${SECRET}");
    assertEquals("v.yaml:2: walk: 13 steps bring bad luck, ${SECRET}", message);
    assertFalse(refused("zone: ${SECRET}", "tables: ['${SECRET}']").contains("hunter2"));
  }

  @Test
  void aVariableThatIsNotSetIsNamedWithItsLineAndNothingElseIsSaidOfIt() {
    assertRefused(
        List.of("zone: ${NOPE}", "walk:", "  steps: ${EMPTY}", "  pace: ${"),
        "v.yaml:1: environment variable NOPE is not set, or is empty; set it, or write"
            + " ${NOPE:-fallback}",
        "v.yaml:3: environment variable EMPTY is not set, or is empty; set it, or write"
            + " ${EMPTY:-fallback}",
        "v.yaml:4: '${' begins no environment variable; write ${NAME}, ${NAME:-fallback},"
            + " or $${ for itself");
  }

  @Test
  void brokenYamlNamesTheLine() {
    Map<String, Integer> lines =
        Map.of(
            "zone: UTC\nwalk:\n\tsteps: 3", 3,
            "zone: UTC\nwalk: [1, 2", 2,
            "zone: UTC\nwalk: 'abc", 2,
            "zone: UTC\n walk: 3", 2,
            "zone: UTC\nwalk", 2,
            "zone: UTC\u0007", 1,
            "zone: *nowhere", 1,
            "zone: UTC\n---\nzone: UTC", 3,
            "? [a]\n: b", 1,
            "zone: !!str UTC", 1);
    lines.forEach(
        (text, line) ->
            assertTrue(refused(text).startsWith("v.yaml:" + line + ": "), refused(text)));
    assertRefused(
        List.of("zone: UTC", "walk: " + "[".repeat(10_000)),
        "v.yaml:2: nested deeper than 50 levels");
  }

  @Test
  void anOverrideWinsOverTheFileAndIsJudgedLikeIt() {
    Root root =
        load(
            List.of("walk.steps=5", "tables=[growth]", "walk.dog.name=Rex", "kept.events=1"),
            "zone: UTC",
            "walk: {steps: 3, pace: very-fast}");
    assertEquals(
        new Walk(5, Pace.VERY_FAST, Duration.ofMinutes(1), Optional.empty(), root.walk().dog()),
        root.walk());
    assertEquals(Optional.of(new Dog("Rex")), root.walk().dog());
    assertEquals(List.of("growth"), root.tables());
    assertEquals(Map.of("events", 1), root.kept());
    assertEquals(
        """
        v.yaml:1: zone is 'x'; allowed: a time zone such as Europe/Berlin
        --set steps: not of the form key=value, such as source.late-days=5
        --set walk.stps=3: unknown key 'stps' in walk; did you mean 'steps'? \
        (known: steps, pace, rest, note, dog)
        --set walk.steps=99: walk.steps is '99'; allowed: a whole number from 1 to 60 steps""",
        refusedWith(List.of("walk.stps=3", "walk.steps=99", "steps"), "zone: x"));
  }

  @Test
  void aFileThatCannotBeReadIsNamed() throws IOException {
    Path absent = directory.resolve("absent.yaml");
    Path latin = Files.write(directory.resolve("latin.yaml"), new byte[] {'a', ':', ' ', -28});
    Path huge = Files.write(directory.resolve("huge.yaml"), new byte[(1 << 20) + 1]);
    Map<Path, String> sentences =
        Map.of(
            absent, ": there is no such file; name the settings file with --config",
            directory, ": is a directory; name the settings file in it",
            latin, ": is not UTF-8 text",
            huge, ": is larger than 1 MiB, so it is no settings file");
    sentences.forEach(
        (file, sentence) -> {
          Fault fault =
              assertThrows(Fault.class, () -> SettingsLoader.standard().load(file, Root.class));
          assertEquals(file + sentence, fault.getMessage());
        });
  }

  @Test
  void aFileMayBeginWithAByteOrderMarkAndEndItsLinesLikeWindows() throws IOException {
    Path file = directory.resolve("bom.yaml");
    Files.writeString(file, "\uFEFFzone: UTC\r\nwalk:\r\n  steps: 3\r\n", StandardCharsets.UTF_8);
    assertEquals(3, SettingsLoader.standard().load(file, Root.class).walk().steps());
  }
}
