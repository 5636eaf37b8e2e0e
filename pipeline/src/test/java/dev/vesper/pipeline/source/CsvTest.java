package dev.vesper.pipeline.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTest {
  private static final String HEADER = "event_id,event_time,user_id,event_type,note\n";

  @TempDir Path dir;

  private static String line(String id, String note) {
    return id + ",2026-11-19T08:00:00Z,u-1,view," + note + "\n";
  }

  private RawFolder csv(String text) throws IOException {
    RawFolder folder = new RawFolder(dir);
    folder.write(RawFolder.DAY + "a.csv", text);
    return folder;
  }

  @Test
  void aStrayQuoteCostsOneLineOnly() throws IOException {
    StringBuilder text = new StringBuilder(HEADER).append(line("1", "5\" disk"));
    for (int i = 2; i < 300; i++) {
      text.append(line("" + i, "fine"));
    }
    List<String> fates = csv(text.toString()).fates();
    assertEquals(299, fates.size());
    assertEquals("not_csv", fates.get(0));
    assertEquals(298, fates.stream().filter("accepted"::equals).count());
  }

  @Test
  void twoStrayQuotesCostTwoLines() throws IOException {
    String text =
        HEADER + line("1", "\"open") + line("2", "") + line("3", "o\"pen") + line("4", "");
    assertEquals(List.of("not_csv", "accepted", "not_csv", "accepted"), csv(text).fates());
  }

  @Test
  void aCellInQuotesGoesOnOverLinesAndTheNextLineKeepsItsNumber() throws IOException {
    List<Row> rows = csv(HEADER + line("1", "\"a\nb\r\nc\"") + line("2", "x")).rows();
    assertEquals(2L, rows.get(0).<Long>getAs(EventFields.SOURCE_LINE.name()));
    assertEquals(5L, rows.get(1).<Long>getAs(EventFields.SOURCE_LINE.name()));
    assertEquals(
        Map.of("note", "a\nb\nc"),
        rows.get(0).getJavaMap(rows.get(0).fieldIndex(EventFields.PROPERTIES.name())));
  }

  @Test
  void aLineWithMoreOrFewerCellsIsRefused() throws IOException {
    String text = HEADER + line("1", "x,y") + "2,2026-11-19T08:00:00Z\n" + line("3", "");
    assertEquals(List.of("cell_count", "cell_count", "accepted"), csv(text).fates());
  }

  @Test
  void aFileWithoutAHeaderIsQuarantinedLineByLine() throws IOException {
    assertEquals(
        List.of("missing_event_id", "missing_event_id"),
        csv(line("1", "a") + line("2", "b") + line("3", "c")).fates());
  }

  @Test
  void aColumnThatStandsTwiceInTheHeaderIsRefused() throws IOException {
    assertEquals(
        List.of("duplicate_key"),
        csv("event_id,event_id,event_time\n1,2,2026-11-19T08:00:00Z\n").fates());
  }

  @Test
  void propertiesAsJsonTextAreRead() throws IOException {
    String header = "event_id,event_time,user_id,event_type,properties\n";
    List<Row> rows =
        csv(header + line("1", "\"{\"\"a\"\":1}\"") + line("2", "oops") + line("3", "")).rows();
    assertEquals(
        List.of("accepted", "wrong_type", "accepted"), rows.stream().map(RawFolder::fate).toList());
    assertEquals(
        Map.of("a", "1"),
        rows.get(0).getJavaMap(rows.get(0).fieldIndex(EventFields.PROPERTIES.name())));
  }
}
