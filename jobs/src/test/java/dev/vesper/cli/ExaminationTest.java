package dev.vesper.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExaminationTest {
  @TempDir Path directory;
  private final Shell shell = new Shell();
  private String config;

  @BeforeEach
  void aRightSetting() throws IOException {
    Path file = directory.resolve("vesper.yaml");
    Files.writeString(
        file,
        """
        warehouse: {path: warehouse}
        time: {zone: Europe/Berlin}
        source: {events: {path: raw}}
        dimensions: {users: {path: users.csv}}
        activity: {currency: CNY}
        privacy: {key-file: key, consent: required}
        """);
    Path night = Files.createDirectories(directory.resolve("raw/2026-11-19"));
    Files.writeString(night.resolve("events.jsonl"), "{}\n");
    Files.writeString(directory.resolve("users.csv"), "user_id\n");
    key("0123456789abcdef", "rw-------");
    config = file.toString();
  }

  private void key(String content, String permissions) throws IOException {
    Path key = Files.writeString(directory.resolve("key"), content);
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString(permissions));
  }

  private int validate(String... more) {
    return shell.run(
        Stream.concat(Stream.of("validate", "--config", config), Stream.of(more))
            .toArray(String[]::new));
  }

  @Test
  void whatIsRightIsSaidToBeRightAndNothingIsTouched() throws IOException {
    assertEquals(0, validate());
    assertTrue(shell.out().lines().allMatch(line -> line.startsWith("ok ")), shell.out());
    assertTrue(shell.out().contains(directory.resolve("raw") + ", 1 name"));
    assertFalse(Files.exists(directory.resolve("warehouse")));
  }

  @Test
  void theSamplesAreRight() {
    assertEquals(0, shell.run("validate", "--config", "../data-samples/vesper.yaml"), shell.out());
    assertTrue(shell.out().contains(" of 45 nights from 2026-10-06 to 2026-11-19"), shell.out());
  }

  @Test
  void everyMissingInputIsNamedAtOnce() {
    assertEquals(66, validate("--set", "source.events.path=nowhere", "--set=privacy.key-file=no"));
    assertTrue(shell.out().contains("WRONG  events"), shell.out());
    assertTrue(shell.out().contains(directory.resolve("nowhere") + " is not there; name"));
    assertTrue(shell.out().contains("make one: head -c 32 /dev/urandom > "), shell.out());
    assertEquals(66, validate("--set=dimensions.plans.path=nowhere"));
  }

  @Test
  void aTableThatDoesNotExistIsNamedWithTheNearest() {
    assertEquals(78, validate("--set", "run.required=[grwoth]"));
    assertTrue(shell.err().contains("unknown table, 'grwoth'; did you mean 'growth'?"));
    assertEquals(78, validate("--set", "warehouse.kept-nights.evnts=400"));
    assertTrue(shell.err().contains("did you mean 'events'?"));
  }

  @Test
  void soFewNightsThatAJobWouldNotFindWhatItReadsAreRefused() {
    String kept = "--set=warehouse.kept-nights.";
    assertEquals(0, validate(kept + "subscription_events=0"));
    assertEquals(0, validate(kept + "subscription_events=3651"));
    assertEquals(78, validate(kept + "subscription_events=3650"));
    assertTrue(
        shell
            .err()
            .contains(
                "warehouse.kept-nights.subscription_events is '3650'; allowed: 0 for all nights,"
                    + " or at least 3651, because predict-churn reads it 3650 nights back"),
        shell.err());
    assertEquals(0, validate(kept + "retention=94"));
    assertEquals(78, validate(kept + "retention=93"));
    assertTrue(
        shell
            .err()
            .contains(
                "at least 94, because pool-retention reads it 90 nights back for each of the"
                    + " newest 4, which late events change"),
        shell.err());
    assertEquals(78, validate(kept + "user_states=4"));
    assertTrue(
        shell
            .err()
            .contains(
                "0 for the usual number, or at least 5, because advance-user-states reads it a"
                    + " night back for each"),
        shell.err());
    assertEquals(0, validate(kept + "retention=92", "--set=source.late-days=1"));
    assertEquals(0, validate(kept + "churn_models=1"), "a record is read as far as it is kept");
  }

  @Test
  void theLineOfTheFileThatKeepsTooFewNightsIsNamed() throws IOException {
    Path file = Path.of(config);
    String text = Files.readString(file);
    Files.writeString(
        file,
        text.replace(
            "warehouse: {path: warehouse}",
            "warehouse:\n  path: warehouse\n  kept-nights:\n    subscription_events: 400"));
    assertEquals(78, validate());
    assertTrue(
        shell.err().contains("vesper.yaml:4: warehouse.kept-nights.subscription_events is '400'"),
        shell.err());
  }

  @Test
  void aKeyHasSixteenBytesAndIsReadByNobodyElse() throws IOException {
    key("0123456789abcde", "rw-------");
    assertEquals(78, validate());
    assertTrue(shell.out().contains("holds 15 bytes; a key has at least 16"), shell.out());
    assertFalse(shell.out().contains("0123456789"));
    key("0123456789abcdef", "rw-r-----");
    assertEquals(0, validate());
    assertTrue(shell.out().contains("may be read by others; chmod 600"), shell.out());
  }

  @Test
  void aKeyMayComeFromTheEnvironmentAndIsNeverShown() throws IOException {
    Files.writeString(
        Path.of(config),
        Files.readString(Path.of(config)).replace("key-file: key", "key-env: THE_KEY"));
    assertEquals(78, validate());
    assertTrue(shell.out().contains("environment variable THE_KEY is not set"), shell.out());
    assertEquals(78, shell.with("THE_KEY", "short-secret").run("validate", "-c", config));
    assertFalse(shell.out().contains("short-secret"));
    assertEquals(0, shell.with("THE_KEY", "0123456789abcdef").run("validate", "-c", config));
  }

  @Test
  void theDoctorTriesTheWarehousesFileSystemAndLeavesNoTrace() throws IOException {
    assertEquals(0, shell.run("doctor", "--config", config));
    for (String subject :
        new String[] {"java", "memory", "zone", "disk", "exclusive create", "rename", "links"}) {
      assertTrue(
          shell.out().lines().anyMatch(line -> line.startsWith("ok     " + subject)),
          subject + " in " + shell.out());
    }
    assertFalse(Files.exists(directory.resolve("warehouse")));
    Files.createDirectories(directory.resolve("warehouse/tables"));
    assertEquals(0, shell.run("doctor", "--config", config));
    try (Stream<Path> left = Files.list(directory.resolve("warehouse"))) {
      assertEquals("[tables]", left.map(each -> each.getFileName().toString()).toList().toString());
    }
  }

  @Test
  void aWarehouseThatCannotBeMadeIsTheDoctorsFinding() throws IOException {
    Files.writeString(directory.resolve("file"), "in the way");
    int code = shell.run("doctor", "--config", config, "--set", "warehouse.path=file/warehouse");
    assertEquals(73, code);
    assertTrue(shell.out().contains("WRONG  warehouse"), shell.out());
    assertEquals("", shell.err());
  }

  @Test
  void theDoctorTellsWrongSettingsAmongItsFindings() throws IOException {
    assertEquals(78, shell.run("doctor", "--config", config, "--set", "time.zone=Mars"));
    assertTrue(shell.out().contains("--set time.zone=Mars: time.zone is 'Mars'"), shell.out());
    assertTrue(shell.out().contains("java"));
  }
}
