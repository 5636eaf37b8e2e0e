package dev.vesper.jobs.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.jobs.NightInputs;
import dev.vesper.pipeline.SparkForTests;
import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.Source;
import dev.vesper.pipeline.privacy.Pseudonyms;
import dev.vesper.pipeline.source.Format;
import dev.vesper.pipeline.source.RawDimension;
import dev.vesper.pipeline.table.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known of users, and who agreed, where lines are many, or broken. */
final class TakeSnapshotTest {
  private static final Instant MORNING = Instant.parse("2026-11-19T06:00:00Z");
  private static final String HEADER =
      "user_id,consent_status,consent_given_at,consent_withdrawn_at";

  @TempDir Path folder;

  private void file(String name, int minute, String... lines) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, List.of(lines), StandardCharsets.UTF_8);
    Files.setLastModifiedTime(file, FileTime.from(MORNING.plusSeconds(60L * minute)));
  }

  private Outputs snapshot(Pseudonyms pseudonyms) {
    RawDimension users =
        new RawDimension(
            new RawDimension.Settings(
                "users",
                folder.toString(),
                Format.AUTO,
                Users.TABLE.columns(),
                List.of(Users.USER_ID),
                ZoneOffset.UTC),
            pseudonyms);
    NightInputs inputs =
        new NightInputs() {
          @Override
          public Dataset<Row> raw(Source source) {
            return source.read(SparkForTests.session(), source.files());
          }
        };
    return new TakeSnapshot(users, Users.TABLE, Users.CARE)
        .run(inputs, Nights.only(Night.of("2026-11-19")));
  }

  private static Dataset<Row> rows(Outputs outputs, Table table) {
    return ((Outputs.Rows.Data) outputs.rows().get(table)).dataset();
  }

  private List<String> agreed() {
    return rows(snapshot(Pseudonyms.off()), Users.TABLE)
        .where(Users.agreed())
        .orderBy(Users.USER_ID.col())
        .select(Users.USER_ID.col())
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  @Test
  void aBrokenLineTakesConsentAwayUntilAReadableOneFollows() throws IOException {
    file(
        "users.csv",
        0,
        HEADER,
        "ada,given,2026-01-01,",
        "bob,given,2026-01-01,",
        "cyd,given,2026-01-01,",
        "dan,given,2026-01-01,",
        "eve,given,2026-01-01,",
        "bob,withdrawn,2026-01-01,yesterday",
        "cyd,withdrawn,2026-01-01,yesterday",
        "cyd,given,2026-02-01,",
        "dan,withdrawn",
        "eve,with\"drawn,,",
        "zoe,withdrawn,,yesterday");
    assertEquals(List.of("ada", "cyd"), agreed());
    Outputs outputs = snapshot(Pseudonyms.under(new byte[16], Optional.of("k1")));
    assertEquals(5, rows(outputs, Users.TABLE).count(), "nobody is known by a broken line alone");
    assertEquals(
        5, rows(outputs, TakeSnapshot.rejectsOf(Users.TABLE)).count(), "and they are set aside");
    assertEquals(
        List.of(
            "users: the newest line of 3 cannot be read; until a readable one follows,"
                + " consent_status, consent_given_at of these are taken as absent. The lines are in"
                + " rejected_users"),
        outputs.notes());
  }

  @Test
  void aDamagedListOfUsersIsNoListOfWhoLeft() throws IOException {
    byte[] whole = zipped(String.join("\n", HEADER, "ada,given,,", "bob,given,,", ""));
    Files.write(folder.resolve("users.csv.gz"), Arrays.copyOf(whole, whole.length - 12));
    Fault fault = assertThrows(Fault.class, this::agreed);
    assertEquals(ExitCode.DATA, fault.exitCode());
    assertTrue(fault.getMessage().contains("who is missing there has not left"));
    Files.write(folder.resolve("users.csv.gz"), whole);
    assertEquals(List.of("ada", "bob"), agreed());
  }

  private static byte[] zipped(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void aListOfWhichNothingCanBeReadIsRefused() throws IOException {
    file("users.csv", 0, HEADER, "ada,given,the first of May,", "bob,given,the first of May,");
    assertTrue(assertThrows(Fault.class, this::agreed).getMessage().contains("none of 2 lines"));
    file("users.csv", 0, HEADER, "ada,given,the first of May,", "bob,given,2026-05-01,");
    assertEquals(List.of("bob"), agreed());
  }

  @Test
  void whereTheNewestLinesOfManyAreBrokenTheListIsRefused() throws IOException {
    List<String> lines = new ArrayList<>(List.of(HEADER));
    for (int user = 0; user < 110; user++) {
      lines.add("user-%03d,given,2026-01-01,".formatted(user));
    }
    for (int user = 0; user < 11; user++) {
      lines.add("user-%03d,withdrawn,yesterday,".formatted(user));
    }
    file("users.csv", 0, lines.toArray(String[]::new));
    assertEquals(99, agreed().size());
    lines.add("user-050,withdrawn,yesterday,");
    file("users.csv", 0, lines.toArray(String[]::new));
    assertTrue(
        assertThrows(Fault.class, () -> snapshot(Pseudonyms.off()))
            .getMessage()
            .contains("the newest line of 12 of 110 cannot be read"));
  }

  @Test
  void whoseNameBrokeOffIsNotTakenForAnother() throws IOException {
    file("users.csv", 0, HEADER, "u12,given,,", "u1234,given,,", "u12");
    assertEquals(List.of("u12", "u1234"), agreed());
    file("users.csv", 0, HEADER, "u12,given,,", "u1234,given,,", "u12,withdr");
    assertEquals(List.of("u1234"), agreed());
  }

  @Test
  void ofABrokenObjectWhomItIsAboutIsReadWhereverItStands() throws IOException {
    file(
        "1.jsonl",
        0,
        "{\"user_id\":\"ada\",\"consent_status\":\"given\"}",
        "{\"user_id\":\"bob\",\"consent_status\":\"given\"}",
        "{\"user_id\":\"cyd\",\"consent_status\":\"given\"}",
        "{\"user_id\":4,\"consent_status\":\"given\"}",
        "{\"consent_status\":{\"now\":[\"withdrawn\"]},\"user_id\":\"bob\"}",
        "{\"birth_year\":\"old\",\"user_id\":4,\"consent_status\":\"withdrawn\"}",
        "{\"user_id\":\"cyd\",\"consent_status\":\"withdr");
    assertEquals(List.of("ada"), agreed());
  }

  @Test
  void theNewestLineIsThatOfTheFileThatCameLast() throws IOException {
    file("users-9.csv", 1, HEADER, "ada,given,,", "bob,withdrawn,,");
    file("users-10.csv", 2, HEADER, "ada,withdrawn,,", "bob,given,,");
    assertEquals(List.of("bob"), agreed());
  }

  @Test
  void theNightInAPathSaysMoreThanWhenAFileWasCopied() throws IOException {
    file("2026-11-18/b.csv", 9, HEADER, "ada,given,,", "bob,withdrawn,,");
    file("2026-11-19/a.csv", 1, HEADER, "ada,withdrawn,,", "bob,given,,");
    assertEquals(List.of("bob"), agreed());
  }

  @Test
  void aWithdrawalCountsByItsTimeInWhicheverFileItIs() throws IOException {
    file("1.csv", 1, HEADER, "ada,withdrawn,,2026-02-01", "bob,withdrawn,,2026-02-01");
    file("2.csv", 2, HEADER, "ada,given,2026-01-01,", "bob,given,2026-03-01,");
    assertEquals(List.of("bob"), agreed());
  }

  @Test
  void nobodyIsListedInAnEmptyFile() throws IOException {
    file("users.csv", 0, HEADER);
    assertEquals(List.of(), agreed());
    assertEquals(List.of(), snapshot(Pseudonyms.off()).notes());
  }
}
