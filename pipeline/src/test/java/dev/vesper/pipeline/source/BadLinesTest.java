package dev.vesper.pipeline.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadLinesTest {
  @TempDir Path dir;
  private RawFolder folder;

  @BeforeEach
  void openFolder() {
    folder = new RawFolder(dir);
  }

  /** What becomes of a line that stands between two good ones. */
  private String fateOf(String line) throws IOException {
    return fatesOf(List.of(line)).get(0);
  }

  private String fateOf(byte[] line) throws IOException {
    return fatesOfBytes(List.of(line)).get(0);
  }

  private List<String> fatesOf(List<String> lines) throws IOException {
    return fatesOfBytes(lines.stream().map(line -> line.getBytes(StandardCharsets.UTF_8)).toList());
  }

  /** What becomes of lines, each of which is followed by a good one that must stay good. */
  private List<String> fatesOfBytes(List<byte[]> lines) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (byte[] line : lines) {
      file.write(line);
      file.write(("\n" + RawFolder.event("good") + "\n").getBytes(StandardCharsets.UTF_8));
    }
    folder.write(RawFolder.DAY + "a.json", file.toByteArray());
    List<String> fates = folder.fates();
    assertEquals(2 * lines.size(), fates.size());
    for (int i = 1; i < fates.size(); i += 2) {
      assertEquals("accepted", fates.get(i), "the line after " + i);
    }
    return IntStream.range(0, lines.size()).mapToObj(i -> fates.get(2 * i)).toList();
  }

  private void assertAll(String expected, String... lines) throws IOException {
    assertEquals(
        Collections.nCopies(lines.length, expected),
        fatesOf(List.of(lines)),
        List.of(lines).toString());
  }

  /** The same for columns that a good event has in addition. */
  private void assertAllWith(String expected, String... columns) throws IOException {
    assertAll(
        expected,
        Arrays.stream(columns).map(more -> RawFolder.event("a", more)).toArray(String[]::new));
  }

  @Test
  void whatIsNotOneCompleteObjectIsNotJson() throws IOException {
    assertAll(
        "not_json",
        "hello",
        "{\"event_id\":\"1\"",
        "[1,2]",
        "17",
        RawFolder.event("a") + RawFolder.event("b"),
        RawFolder.event("a") + "}",
        "{\0\"event_id\":1}");
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
    assertAllWith(
        "duplicate_key",
        "\"user_id\":\"u-2\"",
        "\"colour\":\"red\",\"colour\":\"red\"",
        "\"properties\":{\"a\":1,\"a\":2}",
        "\"channel\":{\"source\":\"x\"},\"channel_source\":\"x\"",
        "\"plan_id\":null,\"plan_id\":\"p\"");
  }

  @Test
  void notANumberIsRefusedInColumnsAndProperties() throws IOException {
    assertAllWith(
        "not_a_number",
        "\"amount\":NaN",
        "\"amount\":-Infinity",
        "\"amount\":\"NaN\"",
        "\"properties\":{\"score\":Infinity}",
        "\"nested\":[1,NaN]");
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
    assertAllWith(
        "wrong_type",
        "\"duration_s\":\"a while\"",
        "\"duration_s\":true",
        "\"duration_s\":[1]",
        "\"duration_s\":{\"s\":1}",
        "\"duration_s\":\"0x10\"");
    assertEquals("duration_s", folder.rows().get(0).getAs(LineFields.REASON_COLUMN.name()));
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
    List<String> written = List.copyOf(times.keySet());
    List<String> lines =
        written.stream()
            .map(time -> RawFolder.event("a").replace("\"2026-11-19T08:00:00Z\"", time))
            .toList();
    assertEquals(written.stream().map(times::get).toList(), fatesOf(lines), written.toString());
  }

  @Test
  void aLineOverTheLimitIsPassedOverAndTheNextIsRead() throws IOException {
    assertEquals("line_too_long", fateOf("x".repeat(50 << 20)));
    Row row = folder.rows().get(0);
    assertEquals("a".repeat(200), row.getAs(LineFields.EXCERPT.name()));
    Row after = folder.rows().get(1);
    assertEquals(2L, after.<Long>getAs(EventFields.SOURCE_LINE.name()));
    assertEquals((50L << 20) + 1, after.<Long>getAs(LineFields.SOURCE_OFFSET.name()));
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
    Row row = folder.rows().get(0);
    assertEquals("{\"aaaa_aa\":\"aaaa-99\", \"aaaaa\": aaaa", row.getAs(LineFields.EXCERPT.name()));
    assertNull(row.getAs(EventFields.USER_ID.name()));
    assertNull(row.getAs(ArrivalFields.EVENT_NIGHT.name()));
    assertEquals("2026-11-19", row.getAs(ArrivalFields.ARRIVAL_NIGHT.name()).toString());
  }

  @Test
  void anUnknownNameNeverBecomesAReason() throws IOException {
    fateOf(RawFolder.event("a", "\"anna@example.org\":NaN"));
    assertEquals("properties", folder.rows().get(0).getAs(LineFields.REASON_COLUMN.name()));
  }
}
