package dev.vesper.pipeline.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.pipeline.SparkForTests;
import dev.vesper.pipeline.privacy.Pseudonyms;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormatsTest {
  private static final String JSON =
      """
      {"event_id":"e1","event_time":"2026-11-19T16:15:30.123456+08:00","received_time":"2026-11-19T08:15:31Z","user_id":"u-1","anonymous_id":"d-1","session_id":"s-1","event_type":"purchase","content_id":"c-1","community_id":"k-1","target_user_id":"u-2","order_id":"o-1","plan_id":"p-1","amount":199.90,"currency":"CNY","duration_s":1.5,"position_s":10,"length_s":1800,"channel":{"source":"wechat","medium":"social","campaign":"autumn","term":"java","content":"blue"},"experiment_id":"x-1","variant":"B","properties":{"zoo":"last","device":"phone"},"colour":"red"}
      {"event_id":"e2","event_time":"2026-11-19T08:15:30Z","user_id":"u-1","event_type":"Poked","properties":{"note":"a \\"quoted\\", 知识\\nword"}}
      """;

  private static final String CSV =
      """
      event_id,event_time,received_time,user_id,anonymous_id,session_id,event_type,content_id,community_id,target_user_id,order_id,plan_id,amount,currency,duration_s,position_s,length_s,channel_source,channel_medium,channel_campaign,channel_term,channel_content,experiment_id,variant,properties.zoo,properties.device,colour,properties.note
      e1,2026-11-19 08:15:30.123456,2026-11-19T08:15:31Z,u-1,d-1,s-1,purchase,c-1,k-1,u-2,o-1,p-1,199.90,CNY,1.5,10,1800,wechat,social,autumn,java,blue,x-1,B,last,phone,red,
      e2,2026-11-19T08:15:30Z,,u-1,,,Poked,,,,,,,,,,,,,,,,,,,,,"a ""quoted"", 知识
      word"
      """;

  @TempDir Path dir;

  private static void writeParquet(Path file) {
    SparkForTests.session()
        .sql(
            """
            SELECT 'e1' event_id, TIMESTAMP '2026-11-19 08:15:30.123456' event_time,
              TIMESTAMP '2026-11-19 08:15:31' received_time, 'u-1' user_id, 'd-1' anonymous_id,
              's-1' session_id, 'purchase' event_type, 'c-1' content_id, 'k-1' community_id,
              'u-2' target_user_id, 'o-1' order_id, 'p-1' plan_id, 199.90BD amount,
              'CNY' currency, 1.5D duration_s, 10 position_s, 1800L length_s,
              named_struct('source', 'wechat', 'medium', 'social', 'campaign', 'autumn',
                'term', 'java', 'content', 'blue') channel,
              'x-1' experiment_id, 'B' variant,
              map('zoo', 'last', 'device', 'phone') properties, 'red' colour
            UNION ALL
            SELECT 'e2', TIMESTAMP '2026-11-19 08:15:30', NULL, 'u-1', NULL, NULL, 'Poked', NULL,
              NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
              map('note', 'a "quoted", 知识\\nword'), NULL
            """)
        .coalesce(1)
        .write()
        .parquet(file.toString());
  }

  private static List<Object> content(Row row) {
    return ArrivalFields.ALL.stream()
        .filter(field -> !field.equals(EventFields.SOURCE_FILE))
        .filter(field -> !field.equals(EventFields.SOURCE_LINE))
        .filter(field -> !field.equals(LineFields.SOURCE_OFFSET))
        .filter(field -> !field.equals(LineFields.ROW_HASH))
        .<Object>map(field -> String.valueOf(row.<Object>getAs(field.name())))
        .toList();
  }

  private RawFolder everyFormat() throws IOException {
    RawFolder folder = new RawFolder(dir);
    byte[] json = JSON.getBytes(StandardCharsets.UTF_8);
    byte[] csv = CSV.getBytes(StandardCharsets.UTF_8);
    folder.write(RawFolder.DAY + "1.json", json);
    folder.write(RawFolder.DAY + "2.jsonl.gz", RawFolder.gzip(json));
    folder.write(RawFolder.DAY + "3.ndjson.zst", RawFolder.zstd(json));
    folder.write(RawFolder.DAY + "4.csv", csv);
    folder.write(RawFolder.DAY + "5.csv.gz", RawFolder.gzip(csv));
    folder.write(RawFolder.DAY + "6.csv.zst", RawFolder.zstd(csv));
    writeParquet(dir.resolve(RawFolder.DAY + "7.parquet"));
    return folder;
  }

  @Test
  void theSameEventsAreTheSameRowsInEveryFormatAndCompression() throws IOException {
    Map<String, List<List<Object>>> byFile =
        everyFormat().rows(Pseudonyms.under(new byte[16], Optional.of("k1"))).stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.getAs(EventFields.SOURCE_FILE.name()),
                    Collectors.mapping(FormatsTest::content, Collectors.toList())));
    assertEquals(7, byFile.size());
    List<List<Object>> json = byFile.get(RawFolder.DAY + "1.json");
    assertEquals(2, json.size());
    byFile.forEach((file, rows) -> assertEquals(json, rows, file));
  }

  @Test
  void everyColumnOfAnEventIsReadAsItsType() throws IOException {
    RawFolder folder = new RawFolder(dir);
    folder.write(RawFolder.DAY + "1.json", JSON);
    List<Row> rows = folder.rows();
    Row row = rows.get(0);
    assertEquals(
        Timestamp.from(Instant.parse("2026-11-19T08:15:30.123456Z")),
        row.getAs(EventFields.EVENT_TIME.name()));
    assertEquals(new BigDecimal("199.9000"), row.getAs(EventFields.AMOUNT.name()));
    assertEquals(new BigDecimal("1.500"), row.getAs(EventFields.DURATION_S.name()));
    assertEquals("wechat", row.getAs(EventFields.CHANNEL_SOURCE.name()));
    assertEquals("blue", row.getAs(EventFields.CHANNEL_CONTENT.name()));
    assertEquals(
        Map.of("device", "phone", "zoo", "last", "colour", "red"),
        row.getJavaMap(row.fieldIndex(EventFields.PROPERTIES.name())));
    Row other = rows.get(1);
    assertEquals("other", other.getAs(EventFields.EVENT_TYPE.name()));
    assertEquals(
        Map.of("event_name", "Poked", "note", "a \"quoted\", 知识\nword"),
        other.getJavaMap(other.fieldIndex(EventFields.PROPERTIES.name())));
  }

  @Test
  void peopleBecomePseudonymsAndOthersStayThemselves() throws IOException {
    RawFolder folder = new RawFolder(dir);
    folder.write(
        RawFolder.DAY + "1.json",
        RawFolder.event("1", "\"anonymous_id\":\"u-1\",\"target_user_id\":\"u-1\""));
    Row row = folder.rows(Pseudonyms.under(new byte[16], Optional.of("k1"))).get(0);
    String user = row.getAs(EventFields.USER_ID.name());
    assertTrue(user.startsWith("k1_"), user);
    assertEquals(user, row.getAs(EventFields.TARGET_USER_ID.name()));
    assertNotEquals(user, row.getAs(EventFields.ANONYMOUS_ID.name()));
    assertEquals("1", row.getAs(EventFields.EVENT_ID.name()));
  }

  @Test
  void unknownColumnsOfAnyShapeAreKeptAsText() throws IOException {
    RawFolder folder = new RawFolder(dir);
    folder.write(
        RawFolder.DAY + "1.json",
        RawFolder.event(
            "1",
            "\"n\":1.50,\"t\":true,\"nil\":null,\"list\":[1, {\"a\" : \"b\"}],\"channel\":{\"x\":1},\"properties\":{\"n\":\"inner\",\"o\":{\"p\":[]}}"));
    Row row = folder.rows().get(0);
    assertEquals(
        Map.of(
            "_n", "1.50",
            "n", "inner",
            "t", "true",
            "list", "[1,{\"a\":\"b\"}]",
            "channel.x", "1",
            "o", "{\"p\":[]}"),
        row.getJavaMap(row.fieldIndex(EventFields.PROPERTIES.name())));
  }

  @Test
  void unknownNestedColumnsOfParquetAreKeptAsJson() {
    SparkForTests.session()
        .sql(
            """
            SELECT 'e1' event_id, TIMESTAMP '2026-11-19 08:15:30' event_time, 7L user_id,
              'view' event_type, array(1, 2) list, named_struct('a', 'x', 'b', 2.5D) thing,
              DATE '2026-01-02' day, TIMESTAMP '2026-11-19 08:15:30' moment
            """)
        .write()
        .parquet(dir.resolve(RawFolder.DAY + "1.parquet").toString());
    Row row = new RawFolder(dir).rows().get(0);
    assertEquals("7", row.getAs(EventFields.USER_ID.name()));
    assertEquals(
        Map.of(
            "list", "[1,2]",
            "thing", "{\"a\":\"x\",\"b\":2.5}",
            "day", "2026-01-02",
            "moment", "2026-11-19T08:15:30Z"),
        row.getJavaMap(row.fieldIndex(EventFields.PROPERTIES.name())));
  }

  @Test
  void aParquetColumnOfAnotherTypeIsNamedRowByRow() {
    SparkForTests.session()
        .sql(
            """
            SELECT id event_id, TIMESTAMP '2026-11-19 08:15:30' event_time, 'u' user_id,
              'view' event_type, length duration_s
            FROM VALUES ('1', 'a while'), ('2', '7') AS t(id, length)
            """)
        .coalesce(1)
        .write()
        .parquet(dir.resolve(RawFolder.DAY + "1.parquet").toString());
    assertEquals(List.of("wrong_type", "accepted"), new RawFolder(dir).fates());
  }

  @Test
  void equalRowsHaveEqualHashesAndOtherRowsOthers() throws IOException {
    RawFolder folder = everyFormat();
    List<Row> first = folder.rows();
    List<Row> second = folder.rows();
    assertEquals(first, second);
    Set<Object> hashes = new HashSet<>();
    first.forEach(row -> hashes.add(row.getAs(LineFields.ROW_HASH.name())));
    assertEquals(first.size(), hashes.size());
  }
}
