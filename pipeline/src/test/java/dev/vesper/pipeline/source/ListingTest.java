package dev.vesper.pipeline.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.RawFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListingTest {
  private static final Night NIGHT = Night.of("2026-11-19");
  private static final Instant NOW = Instant.parse("2026-11-20T02:00:00Z");

  @TempDir Path dir;

  private Path write(String path) throws IOException {
    Path file = dir.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "x");
  }

  private Listing list(Format format, String marker) {
    return new Lister("events", dir.toString(), format, marker).list();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-19/a.json",
        "dt=2026-11-19/a.json",
        "20261119/hour=03/a.json",
        "2026/11/19/a.json",
        "year=2026/month=11/day=19/a.json",
        "2026-11-19/export-2026-11-20.json",
        "events-2026-11-19.json.gz",
        "events_20261119.csv",
        "deep/in/here/2026-11-19T03.json"
      })
  void aPathThatHoldsADateTellsTheNight(String path) {
    assertEquals(Optional.of(NIGHT), PathNight.of(path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.json", "part-0000.json", "2026-13-19/a.json", "120261119.json"})
  void aPathWithoutADateTellsNone(String path) {
    assertEquals(Optional.empty(), PathNight.of(path));
  }

  @Test
  void filesAreListedInTheOrderOfTheirPathsWithoutThoseStillBeingWritten() throws IOException {
    for (String path :
        List.of(
            "2026-11-19/b.json.gz",
            "2026-11-19/a.csv.zst",
            "2026-11-18/a.parquet",
            "2026-11-19/_SUCCESS",
            "2026-11-19/.a.json.crc",
            "2026-11-19/c.json.tmp",
            "2026-11-19/c.json._COPYING_",
            "_temporary/0/a.json",
            "README.md")) {
      write(path);
    }
    Listing listing = list(Format.AUTO, "");
    assertEquals(
        List.of("2026-11-18/a.parquet", "2026-11-19/a.csv.zst", "2026-11-19/b.json.gz"),
        listing.files().stream().map(RawFile::path).toList());
    assertEquals(List.of("README.md"), listing.others());
    assertEquals(1, listing.files().get(0).bytes());
  }

  @Test
  void aFormatInTheSettingsTakesFilesOfAnyName() throws IOException {
    write("2026-11-19/part-00000");
    assertEquals(1, list(Format.JSON, "").files().size());
    assertEquals(0, list(Format.AUTO, "").files().size());
  }

  @Test
  void aSourceMayBeOneFile() throws IOException {
    Path file = write("users.csv");
    List<RawFile> files = new Lister("users", file.toString(), Format.AUTO, "").list().files();
    assertEquals(List.of("users.csv"), files.stream().map(RawFile::path).toList());
    assertEquals(file.toString(), files.get(0).location());
  }

  @Test
  void linkedDirectoriesAreFollowed() throws IOException {
    write("elsewhere/a.json");
    Files.createSymbolicLink(dir.resolve("2026-11-19"), dir.resolve("elsewhere"));
    assertEquals(
        List.of("2026-11-19/a.json", "elsewhere/a.json"),
        list(Format.AUTO, "").files().stream().map(RawFile::path).toList());
  }

  @Test
  void aLinkThatPointsBackAndAMissingSourceAreFaults() throws IOException {
    Files.createSymbolicLink(dir.resolve("loop"), dir);
    Fault loop = assertThrows(Fault.class, () -> list(Format.AUTO, ""));
    assertTrue(loop.getMessage().contains("loop"), loop.getMessage());
    Files.delete(dir.resolve("loop"));
    Files.delete(dir);
    Fault missing = assertThrows(Fault.class, () -> list(Format.AUTO, ""));
    assertEquals(ExitCode.NO_INPUT, missing.exitCode());
    assertTrue(missing.getMessage().contains(dir.toString()), missing.getMessage());
    Files.createDirectory(dir);
  }

  private String waiting(Readiness readiness, String marker) {
    Listing listing = list(Format.AUTO, marker);
    List<RawFile> ofNight =
        listing.files().stream().filter(file -> file.night().orElse(NIGHT).equals(NIGHT)).toList();
    return listing.waitsFor(NIGHT, ofNight, readiness, NOW).orElse("ready");
  }

  @Test
  void aNightWithoutAMarkerWaitsForIt() throws IOException {
    Readiness marker = new Readiness.Marker("_SUCCESS");
    write("2026-11-18/_SUCCESS");
    assertEquals(
        "there is neither a file nor a _SUCCESS of 2026-11-19", waiting(marker, "_SUCCESS"));
    write("2026-11-19/hour=03/a.json");
    assertEquals(
        "there is no _SUCCESS beside 2026-11-19/hour=03/a.json", waiting(marker, "_SUCCESS"));
    write("2026-11-19/_SUCCESS");
    assertEquals("ready", waiting(marker, "_SUCCESS"));
  }

  @Test
  void aMarkerAloneMakesAnEmptyNightReady() throws IOException {
    write("2026-11-19/_SUCCESS");
    assertEquals("ready", waiting(new Readiness.Marker("_SUCCESS"), "_SUCCESS"));
  }

  @ParameterizedTest
  @CsvSource({"2026-11-20T01:50:00Z, ready", "2026-11-20T01:50:01Z, waits"})
  void aNightIsReadyOnceItsFilesWereQuietLongEnough(Instant changed, String expected)
      throws IOException {
    Files.setLastModifiedTime(write("2026-11-19/a.json"), FileTime.from(changed));
    Files.setLastModifiedTime(write("2026-11-20/a.json"), FileTime.from(NOW));
    String waiting = waiting(new Readiness.Quiet(Duration.ofMinutes(10)), "");
    assertEquals(expected, waiting.equals("ready") ? "ready" : "waits", waiting);
  }

  @Test
  void withoutARuleANightIsReadyAsSoonAsItHasAFile() throws IOException {
    assertEquals("there are no files of 2026-11-19", waiting(new Readiness.Always(), ""));
    write("2026-11-19/a.json");
    assertEquals("ready", waiting(new Readiness.Always(), ""));
  }

  @Test
  void aFileWithoutADateIsWaitedForOnTheNightItIsGiven() throws IOException {
    FileTime longAgo = FileTime.from(NOW.minus(Duration.ofDays(1)));
    Files.setLastModifiedTime(write("export.json"), longAgo);
    assertEquals("ready", waiting(new Readiness.Always(), ""));
    assertEquals("ready", waiting(new Readiness.Quiet(Duration.ofMinutes(10)), ""));
    Readiness marker = new Readiness.Marker("_SUCCESS");
    assertEquals("there is no _SUCCESS beside export.json", waiting(marker, "_SUCCESS"));
    write("_SUCCESS");
    assertEquals("ready", waiting(marker, "_SUCCESS"));
  }
}
