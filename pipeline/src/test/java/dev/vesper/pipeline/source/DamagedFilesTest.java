package dev.vesper.pipeline.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

class DamagedFilesTest {
  @TempDir Path dir;
  private RawFolder folder;

  @BeforeEach
  void openFolder() {
    folder = new RawFolder(dir);
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
