package dev.vesper.pipeline.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.pipeline.SparkForTests;
import dev.vesper.pipeline.fault.Fault;
import dev.vesper.pipeline.night.RawFile;
import dev.vesper.pipeline.privacy.Pseudonyms;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadInputTest {
  @TempDir Path dir;
  private RawFolder folder;

  @BeforeEach
  void openFolder() {
    folder = new RawFolder(dir);
  }

  /** What becomes of a line that stands between two good ones. */
  private String fateOf(String line) throws IOException {
    return fateOf(line.getBytes(StandardCharsets.UTF_8));
  }

  private String fateOf(byte[] line) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write((RawFolder.event("before") + "\n").getBytes(StandardCharsets.UTF_8));
    file.write(line);
    file.write(("\n" + RawFolder.event("after") + "\n").getBytes(StandardCharsets.UTF_8));
    folder.write(RawFolder.DAY + "a.json", file.toByteArray());
    List<String> fates = folder.fates();
    assertEquals(3, fates.size());
    assertEquals("accepted", fates.get(0));
    assertEquals("accepted", fates.get(2));
    return fates.get(1);
  }

  @Test
  void whatIsNotOneCompleteObjectIsNotJson() throws IOException {
    for (String line :
        List.of(
            "hello",
            "{\"event_id\":\"1\"",
            "[1,2]",
            "17",
            RawFolder.event("a") + RawFolder.event("b"),
            RawFolder.event("a") + "}",
            "{\0\"event_id\":1}")) {
      assertEquals("not_json", fateOf(line), line);
    }
  }

  @Test
  void bytesThatAreNotUtf8AreSaidToBeSo() throws IOException {
    byte[] line = RawFolder.event("a", "\"title\":\"caf?\"").getBytes(StandardCharsets.UTF_8);
    line[new String(line, StandardCharsets.UTF_8).indexOf('?')] = (byte) 0xe9;
    assertEquals("invalid_utf8", fateOf(line));
    assertEquals("accepted", fateOf(RawFolder.event("a", "\"title\":\"知识 café 🎓\"")));
  }

  @Test
  void deepNestingIsRefusedWhereverItStands() throws IOException {
    String deep = "[".repeat(10_000) + "]".repeat(10_000);
    assertEquals("too_deep", fateOf(deep));
    assertEquals("too_deep", fateOf(RawFolder.event("a", "\"x\":" + deep)));
    assertEquals("too_deep", fateOf(RawFolder.event("a", "\"session_id\":" + deep)));
    assertEquals("too_deep", fateOf("{\"a\":".repeat(10_000)));
    String allowed = "[".repeat(64) + "]".repeat(64);
    assertEquals("accepted", fateOf(RawFolder.event("a", "\"x\":" + allowed)));
    assertEquals("too_deep", fateOf(RawFolder.event("a", "\"x\":[" + allowed + "]")));
  }

  @Test
  void aNameThatStandsTwiceIsRefusedWhereverItStands() throws IOException {
    for (String more :
        List.of(
            "\"user_id\":\"u-2\"",
            "\"colour\":\"red\",\"colour\":\"red\"",
            "\"properties\":{\"a\":1,\"a\":2}",
            "\"channel\":{\"source\":\"x\"},\"channel_source\":\"x\"",
            "\"plan_id\":null,\"plan_id\":\"p\"")) {
      assertEquals("duplicate_key", fateOf(RawFolder.event("a", more)), more);
    }
  }

  @Test
  void notANumberIsRefusedInColumnsAndProperties() throws IOException {
    for (String more :
        List.of(
            "\"amount\":NaN",
            "\"amount\":-Infinity",
            "\"amount\":\"NaN\"",
            "\"properties\":{\"score\":Infinity}",
            "\"nested\":[1,NaN]")) {
      assertEquals("not_a_number", fateOf(RawFolder.event("a", more)), more);
    }
  }

  @Test
  void numbersOutOfRangeAreRefusedWithoutFillingTheMemory() throws IOException {
    assertEquals("number_out_of_range", fateOf(RawFolder.event("a", "\"amount\":1e999999999")));
    assertEquals("accepted", fateOf(RawFolder.event("a", "\"amount\":1e-999999999")));
    assertEquals("accepted", fateOf(RawFolder.event("a", "\"amount\":99999999999999.9999")));
    assertEquals("number_out_of_range", fateOf(RawFolder.event("a", "\"amount\":1e14")));
    assertEquals("negative_number", fateOf(RawFolder.event("a", "\"amount\":-0.01")));
    assertEquals("negative_number", fateOf(RawFolder.event("a", "\"duration_s\":-1")));
  }

  @Test
  void aColumnOfAnotherTypeIsNamed() throws IOException {
    for (String more :
        List.of(
            "\"duration_s\":\"a while\"",
            "\"duration_s\":true",
            "\"duration_s\":[1]",
            "\"duration_s\":{\"s\":1}",
            "\"duration_s\":\"0x10\"")) {
      assertEquals("wrong_type", fateOf(RawFolder.event("a", more)), more);
      assertEquals("duration_s", folder.rows().get(1).getAs(LineFields.REASON_COLUMN.name()));
    }
    assertEquals("wrong_type", fateOf(RawFolder.event("a", "\"channel\":\"mail\"")));
    assertEquals("wrong_type", fateOf(RawFolder.event("a", "\"properties\":\"{}\"")));
    assertEquals("accepted", fateOf(RawFolder.event("a", "\"content_id\":17")));
    assertEquals("accepted", fateOf(RawFolder.event("a", "\"amount\":\"12.50\"")));
  }

  @Test
  void missingColumnsHaveAReasonEach() throws IOException {
    String time = "\"event_time\":\"2026-11-19T08:00:00Z\"";
    String type = "\"event_type\":\"view\"";
    String user = "\"user_id\":\"u\"";
    assertEquals("missing_event_id", fateOf("{%s,%s,%s}".formatted(time, type, user)));
    assertEquals(
        "missing_event_id", fateOf("{\"event_id\":\"\",%s,%s,%s}".formatted(time, type, user)));
    assertEquals("missing_event_time", fateOf("{\"event_id\":1,%s,%s}".formatted(type, user)));
    assertEquals("missing_event_type", fateOf("{\"event_id\":1,%s,%s}".formatted(time, user)));
    assertEquals("missing_user", fateOf("{\"event_id\":1,%s,%s}".formatted(time, type)));
    assertEquals(
        "accepted", fateOf("{\"event_id\":1,%s,%s,\"anonymous_id\":\"x\"}".formatted(time, type)));
  }

  @Test
  void timesAreReadOrRefused() throws IOException {
    Map<String, String> times =
        Map.of(
            "\"0001-01-01T00:00:00Z\"", "time_out_of_range",
            "\"9999-12-31T23:59:59Z\"", "time_out_of_range",
            "\"1969-12-31T23:59:59Z\"", "time_out_of_range",
            "\"1970-01-01T00:00:00Z\"", "too_late",
            "\"2200-12-31T23:59:59.999999Z\"", "future_time",
            "\"2201-01-01T00:00:00Z\"", "time_out_of_range",
            "\"2026-02-30T00:00:00Z\"", "bad_time",
            "\"2026-11-19\"", "bad_time",
            "\"yesterday\"", "bad_time",
            "1795075200", "wrong_type");
    for (Map.Entry<String, String> time : times.entrySet()) {
      String line = RawFolder.event("a").replace("\"2026-11-19T08:00:00Z\"", time.getKey());
      assertEquals(time.getValue(), fateOf(line), line);
    }
  }

  @Test
  void aLineOverTheLimitIsPassedOverAndTheNextIsRead() throws IOException {
    assertEquals("line_too_long", fateOf("x".repeat(50 << 20)));
    Row row = folder.rows().get(1);
    assertEquals("a".repeat(200), row.getAs(LineFields.EXCERPT.name()));
    Row after = folder.rows().get(2);
    assertEquals(3L, after.<Long>getAs(EventFields.SOURCE_LINE.name()));
    long before = RawFolder.event("before").length() + 1L;
    assertEquals(before + (50 << 20) + 1, after.<Long>getAs(LineFields.SOURCE_OFFSET.name()));
  }

  @Test
  void theLimitCountsTheLineWithoutItsEnd() throws IOException {
    int limit = 1 << 20;
    String frame = RawFolder.event("a", "\"x\":\"\"");
    String fits = RawFolder.event("a", "\"x\":\"" + "y".repeat(limit - frame.length()) + "\"");
    assertEquals("accepted", fateOf(fits));
    assertEquals("accepted", fateOf(fits + "\r"));
    assertEquals("line_too_long", fateOf(fits + " "));
  }

  @Test
  void aQuarantinedRowCarriesNothingOfTheLineButItsMaskedExcerpt() throws IOException {
    fateOf("{\"user_id\":\"Anna-42\", \"größe\": oops");
    Row row = folder.rows().get(1);
    assertEquals("{\"aaaa_aa\":\"aaaa-99\", \"aaaaa\": aaaa", row.getAs(LineFields.EXCERPT.name()));
    assertNull(row.getAs(EventFields.USER_ID.name()));
    assertNull(row.getAs(ArrivalFields.EVENT_NIGHT.name()));
    assertEquals("2026-11-19", row.getAs(ArrivalFields.ARRIVAL_NIGHT.name()).toString());
  }

  @Test
  void anUnknownNameNeverBecomesAReason() throws IOException {
    fateOf(RawFolder.event("a", "\"anna@example.org\":NaN"));
    assertEquals("properties", folder.rows().get(1).getAs(LineFields.REASON_COLUMN.name()));
  }

  @Test
  void emptyFilesHaveNoRows() throws IOException {
    for (String name : List.of("a.json", "a.json.gz", "a.json.zst", "a.csv", "a.parquet")) {
      folder.write(RawFolder.DAY + name, "");
    }
    folder.write(RawFolder.DAY + "b.json.gz", RawFolder.gzip(new byte[0]));
    folder.write(RawFolder.DAY + "b.json", "\n\r\n  \n");
    folder.write(RawFolder.DAY + "b.csv", "event_id,event_time\n");
    assertEquals(List.of(), folder.fates());
  }

  @Test
  void aByteOrderMarkAndCarriageReturnsChangeNothing() throws IOException {
    folder.write(
        RawFolder.DAY + "a.json",
        "\ufeff" + RawFolder.event("1") + "\r\n\r\n" + RawFolder.event("2"));
    List<Row> rows = folder.rows();
    assertEquals(List.of("accepted", "accepted"), folder.fates());
    assertEquals(3L, rows.get(0).<Long>getAs(LineFields.SOURCE_OFFSET.name()));
    assertEquals(3L, rows.get(1).<Long>getAs(EventFields.SOURCE_LINE.name()));
  }

  private static byte[] manyEvents() {
    return IntStream.range(0, 20_000)
        .mapToObj(i -> RawFolder.event("e" + i, "\"x\":\"" + Integer.toHexString(i * 7919) + "\""))
        .collect(Collectors.joining("\n"))
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void ofATruncatedFileTheRowsBeforeTheBreakAreKeptAndTheBreakIsOneMore() throws IOException {
    byte[] all = manyEvents();
    folder.write(RawFolder.DAY + "a.json.gz", half(RawFolder.gzip(all)));
    folder.write(RawFolder.DAY + "b.json.zst", half(RawFolder.zstd(all)));
    Map<String, List<String>> byFile =
        folder.rows().stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.getAs(EventFields.SOURCE_FILE.name()),
                    Collectors.mapping(RawFolder::fate, Collectors.toList())));
    assertEquals(2, byFile.size());
    byFile.forEach(
        (file, fates) -> {
          int good = fates.size() - 1;
          assertTrue(good > 1000 && good < 19_000, file + ": " + good);
          assertEquals("truncated_file", fates.get(good));
          assertTrue(fates.subList(0, good).stream().allMatch("accepted"::equals), file);
        });
  }

  @Test
  void damageInTheMiddleEndsTheFileAndIsCounted() throws IOException {
    byte[] gzip = RawFolder.gzip(manyEvents());
    Arrays.fill(gzip, gzip.length / 2, gzip.length / 2 + 64, (byte) 0xff);
    folder.write(RawFolder.DAY + "a.json.gz", gzip);
    folder.write(RawFolder.DAY + "b.json.gz", new byte[] {0x1f, (byte) 0x8b, 8});
    folder.write(RawFolder.DAY + "c.json.gz", "this was never gzip");
    folder.write(RawFolder.DAY + "d.json.zst", "this was never zstd");
    folder.write(RawFolder.DAY + "e.parquet", "this was never Parquet");
    Map<String, Long> breaks =
        folder.rows().stream()
            .filter(row -> RawFolder.fate(row).equals("truncated_file"))
            .collect(
                Collectors.groupingBy(
                    row -> row.getAs(EventFields.SOURCE_FILE.name()), Collectors.counting()));
    assertEquals(5, breaks.size());
    assertTrue(breaks.values().stream().allMatch(count -> count == 1), breaks.toString());
  }

  private static byte[] half(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length / 2);
  }

  @Test
  void allMembersOfAGzipFileAreRead() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (int i = 0; i < 50; i++) {
      OutputStream member = new GZIPOutputStream(file);
      member.write((RawFolder.event("e" + i) + "\n").getBytes(StandardCharsets.UTF_8));
      member.close();
    }
    folder.write(RawFolder.DAY + "a.json.gz", file.toByteArray());
    assertEquals(50, folder.rows().size());
  }

  @Test
  void aFileThatIsGoneIsAFaultThatNamesIt() throws IOException {
    Path file = folder.write(RawFolder.DAY + "a.json", RawFolder.event("1"));
    RawEvents source = folder.source(Pseudonyms.off());
    List<RawFile> files = source.files();
    Files.delete(file);
    Fault fault = assertThrows(Fault.class, () -> source.read(SparkForTests.session(), files));
    assertTrue(fault.getMessage().contains(file.toString()), fault.getMessage());
  }
}
