package dev.vesper.pipeline.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.pipeline.SparkForTests;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import dev.vesper.pipeline.table.Telling;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows in sentences, as each engine says them. */
final class ToldTest {
  private static final Night NIGHT = SmallRuns.FIRST;
  private static final Field ID = text("id", "The id");
  private static final Field TITLE = maybe("title", "The title");
  private static final Table TITLES =
      Table.dimension("titles").rows("one title").key(ID).columns(TITLE);
  private static final Field OFFERED = text("offered", "What is offered");
  private static final Field BECAUSE = maybe("because", "Because of what");
  private static final Field REASON = text("reason", "Why");
  private static final Telling TELLING =
      new Telling(
          "offers_told",
          REASON,
          List.of(
              new Telling.Name(OFFERED, TITLES, TITLE, maybe("title", "How it is called")),
              new Telling.Name(BECAUSE, TITLES, TITLE, maybe("because_title", "How that is"))),
          List.of(
              new Telling.Sentence(
                  maybe("sentence", "In words"),
                  List.of(
                      new Telling.Case("like", "it's like {because_title}; try {title}"),
                      new Telling.Case("like", "try {title}."),
                      new Telling.Case("liked", "很多人喜欢《{title}》。"))),
              new Telling.Sentence(
                  maybe("short", "In short"), List.of(new Telling.Case("liked", "liked")))));
  private static final Table OFFERS =
      Table.record("offers").rows("one offer").columns(OFFERED, BECAUSE, REASON).told(TELLING);
  private static final String ROWS =
      "unnest(['a', 'a', 'b', 'c']) AS offered, unnest(['b', NULL, 'x', NULL]) AS because,"
          + " unnest(['like', 'like', 'liked', 'else']) AS reason";
  private static final String NAMES =
      "unnest(['a', 'b', 'c']) AS id, unnest(['Ant', 'Bee', NULL]) AS title";

  @TempDir private Path directory;
  private Store store;
  private DuckDb duck;

  private static Field text(String name, String meaning) {
    return Field.required(name, DataTypes.StringType, meaning);
  }

  private static Field maybe(String name, String meaning) {
    return Field.optional(name, DataTypes.StringType, meaning);
  }

  @BeforeEach
  void newWarehouse() throws SQLException {
    store = new LocalStore(directory.resolve("warehouse"));
    duck = new DuckDb();
  }

  @AfterEach
  void closeDuck() throws SQLException {
    duck.close();
  }

  /** Publishes a night: SQL of the columns after the night. */
  private Commit publish(List<Table> tables, Map<Table, String> rows) throws SQLException {
    try (Publisher publisher =
        Publisher.begin(store, tables, SmallRuns.SETTINGS, SmallRuns.tenure())) {
      List<Partition> built = new ArrayList<>();
      for (Map.Entry<Table, String> each : rows.entrySet()) {
        String partition = publisher.directory(each.getKey(), NIGHT);
        store.mkdirs(partition);
        duck.run(
            "COPY (SELECT DATE '%s' AS dt, %s) TO '%s/part-0.parquet' (FORMAT parquet)"
                .formatted(NIGHT, each.getValue(), store.address(partition)));
        List<Receipt.DataFile> files = publisher.listBack(each.getKey()).get(NIGHT);
        built.add(
            publisher.writeReceipt(
                SmallRuns.receipt(publisher.runId(), each.getKey(), NIGHT, partition, files)));
      }
      return publisher.commit(publisher.next(NIGHT, List.of(), built));
    }
  }

  private String script(String path) {
    return new String(store.read(path).orElseThrow(), StandardCharsets.UTF_8);
  }

  private String scriptOf(Commit commit, String name) {
    return script(Layout.views(commit.runId()) + "/" + name);
  }

  private static List<String> statements(String script) {
    String code =
        script.lines().filter(line -> !line.startsWith("--")).collect(Collectors.joining("\n"));
    return Arrays.stream(code.split(";")).filter(statement -> !statement.isBlank()).toList();
  }

  @Test
  void rowsAreSaidWithTheNamesOfWhatTheyAreAboutInAllEngines() throws Exception {
    Commit commit = publish(List.of(OFFERS, TITLES), Map.of(OFFERS, ROWS, TITLES, NAMES));
    List<String> expected =
        List.of(
            "a,b,Ant,Bee,it's like Bee; try Ant,null",
            "a,null,Ant,null,try Ant.,null",
            "b,x,Bee,x,很多人喜欢《Bee》。,liked",
            "c,null,c,null,null,null");
    for (String script : List.of(script("views/duckdb.sql"), scriptOf(commit, "duckdb.sql"))) {
      duck.run(script);
      assertEquals(
          expected,
          duck.rows(
              "SELECT offered, because, title, because_title, sentence, short FROM offers_told"
                  + " ORDER BY offered, because NULLS LAST"));
    }
    assertEquals(
        List.of("In words"),
        duck.rows(
            "SELECT comment FROM duckdb_columns() WHERE table_name = 'offers_told' AND column_name"
                + " = 'sentence'"));
    SparkSession spark = SparkForTests.session().newSession();
    for (String statement : statements(scriptOf(commit, "spark.sql"))) {
      spark.sql(statement).count();
    }
    assertEquals(
        expected.stream().map(row -> "[" + row.replace(';', ',') + "]").toList(),
        spark
            .sql(
                "SELECT offered, because, title, because_title, sentence, short FROM offers_told"
                    + " ORDER BY offered, because NULLS LAST")
            .collectAsList()
            .stream()
            .map(Row::toString)
            .toList(),
        "Hive's shells end a statement at a semicolon, so there is none");
  }

  @Test
  void theScriptsForHiveAndTrinoAreWellFormed() throws Exception {
    Commit commit = publish(List.of(OFFERS, TITLES), Map.of(OFFERS, ROWS, TITLES, NAMES));
    SparkSession spark = SparkForTests.session();
    List<String> hive = statements(scriptOf(commit, "hive.sql"));
    for (String statement : hive) {
      assertFalse(spark.sessionState().sqlParser().parsePlan(statement).toString().isEmpty());
    }
    assertTrue(hive.get(hive.size() - 1).contains("CREATE VIEW `offers_told`"), hive::toString);
    String trino = scriptOf(commit, "trino.sql");
    assertTrue(trino.contains("CREATE OR REPLACE VIEW hive.vesper_views.\"offers_told\""), trino);
    assertTrue(trino.contains("LEFT JOIN hive.vesper_views.\"titles_latest\""), trino);
  }

  @Test
  void withoutADimensionAndBeforeItsFirstSnapshotIdsStandForNames() throws SQLException {
    String query = "SELECT sentence FROM offers_told ORDER BY offered, because NULLS LAST";
    List<String> expected = List.of("it's like b; try a", "try a.", "很多人喜欢《b》。", "null");
    publish(List.of(OFFERS), Map.of(OFFERS, ROWS));
    duck.run(script("views/duckdb.sql"));
    assertEquals(expected, duck.rows(query));
    publish(List.of(OFFERS, TITLES), Map.of());
    duck.run(script("views/duckdb.sql"));
    assertEquals(expected, duck.rows(query));
  }

  @Test
  void ofATableThatIsNotThereYetNothingIsSaid() throws SQLException {
    publish(List.of(OFFERS, TITLES), Map.of(TITLES, NAMES));
    duck.run(script("views/duckdb.sql"));
    assertEquals(List.of(), duck.rows("FROM offers_told"));
  }
}
