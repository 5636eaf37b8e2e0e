package dev.vesper.pipeline.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.pipeline.SparkForTests;
import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What readers see through views and links, with real Parquet. */
final class ViewsTest {
  private static final Night FIRST = SmallRuns.FIRST;
  private static final Night SECOND = SmallRuns.SECOND;
  private static final Night THIRD = SECOND.next();
  private static final Field SHARES =
      Field.optional("tags", DataTypes.createArrayType(DataTypes.StringType), "Tags; 'quoted'");
  private static final Table WIDER = SmallRuns.DAYS.columns(SHARES);
  private static final Table NEVER_BUILT =
      Table.record("segments")
          .rows("one segment")
          .columns(
              Field.count("users", "Users"),
              Field.optional("amount", DataTypes.createDecimalType(18, 2), "Money"),
              Field.optional("seen", DataTypes.TimestampType, "Seen"),
              Field.optional(
                  "by", DataTypes.createMapType(DataTypes.StringType, DataTypes.LongType), "By"));
  private static final List<Table> TABLES = List.of(SmallRuns.DAYS, SmallRuns.TITLES, NEVER_BUILT);

  @TempDir private Path directory;
  private Store store;
  private DuckDb duck;

  @BeforeEach
  void newWarehouse() throws SQLException {
    store = new LocalStore(directory.resolve("it's a warehouse"));
    duck = new DuckDb();
  }

  @AfterEach
  void closeDuck() throws SQLException {
    duck.close();
  }

  /** Publishes a night of the given tables, one row each: SQL of the columns after the night. */
  private Commit publish(List<Table> tables, Night night, Map<Table, String> rows)
      throws SQLException {
    try (Publisher publisher =
        Publisher.begin(store, tables, SmallRuns.SETTINGS, SmallRuns.tenure())) {
      List<Partition> built = new ArrayList<>();
      for (Table table : tables) {
        if (rows.containsKey(table)) {
          built.add(write(publisher, table, night, rows.get(table)));
        }
      }
      return publisher.commit(publisher.next(night, List.of(), built));
    }
  }

  private Partition write(Publisher publisher, Table table, Night night, String columns)
      throws SQLException {
    String partition = publisher.directory(table, night);
    store.mkdirs(partition);
    String file = store.address(partition + "/part-0.parquet").replace("'", "''");
    duck.run(
        "COPY (SELECT DATE '"
            + night
            + "' AS dt, "
            + columns
            + ") TO '"
            + file
            + "' (FORMAT parquet)");
    List<Receipt.DataFile> files = publisher.listBack(table).get(night);
    return publisher.writeReceipt(
        SmallRuns.receipt(publisher.runId(), table, night, partition, files));
  }

  private String script(String path) {
    return new String(store.read(path).orElseThrow(), StandardCharsets.UTF_8);
  }

  private String scriptOf(Commit commit, String name) {
    return script(Layout.views(commit.runId()) + "/" + name);
  }

  private void publishThreeNights() throws SQLException {
    publish(
        TABLES,
        FIRST,
        Map.of(SmallRuns.DAYS, "1::BIGINT AS visits", SmallRuns.TITLES, "'a' AS title"));
    publish(TABLES, SECOND, Map.of(SmallRuns.DAYS, "2::BIGINT AS visits"));
    publish(TABLES, THIRD, Map.of());
  }

  @Test
  void duckDbSeesAllNightsAndTheLatestOne() throws SQLException {
    publishThreeNights();
    Warehouse warehouse = Warehouse.open(store);
    List<Commit> commits = warehouse.commits();
    duck.run(scriptOf(commits.get(1), "duckdb.sql"));
    assertSecondNight();
    duck.run(scriptOf(commits.get(2), "duckdb.sql"));
    assertThirdNightLacksDays();
  }

  @Test
  void theBootstrapFindsTheNewestRunByItself() throws SQLException {
    publish(
        TABLES,
        FIRST,
        Map.of(SmallRuns.DAYS, "1::BIGINT AS visits", SmallRuns.TITLES, "'a' AS title"));
    String bootstrap = script("views/duckdb.sql");
    publish(TABLES, SECOND, Map.of(SmallRuns.DAYS, "2::BIGINT AS visits"));
    assertEquals(bootstrap, script("views/duckdb.sql"), "it is the same for all runs");
    duck.run(bootstrap);
    assertSecondNight();
    publish(TABLES, THIRD, Map.of());
    assertSecondNight();
    duck.run(bootstrap);
    assertThirdNightLacksDays();
  }

  private void assertSecondNight() throws SQLException {
    assertEquals(
        List.of("2026-11-18,1", "2026-11-19,2"), duck.rows("SELECT * FROM days ORDER BY dt"));
    assertEquals(List.of("2026-11-19,2"), duck.rows("FROM days_latest"));
    assertEquals(List.of("2026-11-18,a"), duck.rows("FROM titles_latest"));
    assertEquals(List.of(), duck.rows("FROM segments"));
    assertEquals(List.of(), duck.rows("FROM segments_latest"));
  }

  private void assertThirdNightLacksDays() throws SQLException {
    assertEquals(List.of("2"), duck.rows("SELECT count(*) FROM days"));
    assertEquals(List.of(), duck.rows("FROM days_latest"), "never the night before");
    assertEquals(List.of("2026-11-18,a"), duck.rows("FROM titles_latest"), "the newest snapshot");
    assertEquals(
        duck.rows("SELECT column_name, column_type FROM (DESCRIBE days)"),
        duck.rows("SELECT column_name, column_type FROM (DESCRIBE days_latest)"));
  }

  @Test
  void tablesAndColumnsSayWhatTheyMean() throws SQLException {
    publishThreeNights();
    duck.run(script("views/duckdb.sql"));
    assertEquals(
        List.of("Visits; as of the 'last' one (count)"),
        duck.rows(
            "SELECT comment FROM duckdb_columns() WHERE table_name = 'days' AND column_name ="
                + " 'visits'"));
    List<String> view = duck.rows("SELECT comment FROM duckdb_views() WHERE view_name = 'days'");
    assertEquals(List.of("One row: one day. A night: the numbers of the night."), view);
  }

  @Test
  void aColumnThatCameLaterIsAbsentInOlderNights() throws SQLException {
    publishThreeNights();
    List<Table> wider = List.of(WIDER, SmallRuns.TITLES);
    publish(wider, THIRD, Map.of(WIDER, "3::BIGINT AS visits, ['x', 'y'] AS tags"));
    duck.run(script("views/duckdb.sql"));
    List<String> expected =
        List.of("2026-11-18,1,null", "2026-11-19,2,null", "2026-11-20,3,[x, y]");
    assertEquals(expected, duck.rows("SELECT * FROM days ORDER BY dt"));
    duck.run(scriptOf(Warehouse.open(store).newest().orElseThrow(), "duckdb.sql"));
    assertEquals(expected, duck.rows("SELECT * FROM days ORDER BY dt"));
  }

  @Test
  void theHiveLayoutShowsTheNewestCommit() throws SQLException {
    publishThreeNights();
    publish(TABLES, FIRST, Map.of(SmallRuns.DAYS, "10::BIGINT AS visits"));
    String glob = store.address("tables/days").replace("'", "''") + "/*/*.parquet";
    assertEquals(
        List.of("2026-11-18,10", "2026-11-19,2"),
        duck.rows("SELECT dt, visits FROM '" + glob + "' ORDER BY dt"));
  }

  @Test
  void sparkSeesTheSameThroughItsScriptAndItsReader() throws SQLException {
    publishThreeNights();
    publish(List.of(WIDER), THIRD, Map.of(WIDER, "3::BIGINT AS visits, ['x'] AS tags"));
    SparkSession spark = SparkForTests.session().newSession();
    Commit newest = Warehouse.open(store).newest().orElseThrow();
    for (String statement : statements(scriptOf(newest, "spark.sql"))) {
      spark.sql(statement).count();
    }
    assertEquals(3, spark.table("days").count());
    assertEquals(List.of("[2026-11-20,3,List(x)]"), texts(spark.table("days_latest")));
    String root = store.address("");
    Dataset<Row> read = SparkReader.table(spark, root, "days");
    assertEquals(texts(spark.table("days").orderBy("dt")), texts(read.orderBy("dt")));
    assertEquals(1, SparkReader.night(spark, root, "days", THIRD).count());
    Fault fault =
        assertThrows(Fault.class, () -> SparkReader.night(spark, root, "segments", THIRD));
    assertEquals(ExitCode.NO_INPUT, fault.exitCode());
  }

  @Test
  void theScriptsForHiveAreWellFormedAndNameEveryLocation() throws Exception {
    publishThreeNights();
    Commit newest = Warehouse.open(store).newest().orElseThrow();
    List<String> hive = statements(scriptOf(newest, "hive.sql"));
    SparkSession spark = SparkForTests.session();
    for (String statement : hive) {
      assertTrue(!spark.sessionState().sqlParser().parsePlan(statement).toString().isEmpty());
    }
    assertEquals(3, hive.stream().filter(each -> each.contains("ADD IF NOT EXISTS")).count());
    assertEquals(3, hive.stream().filter(each -> each.contains("SET LOCATION")).count());
    assertTrue(hive.toString().contains("WHERE `night` = '2026-11-20'"), "no night before");
    String trino = scriptOf(newest, "trino.sql");
    assertTrue(trino.contains("CREATE OR REPLACE VIEW hive.vesper_views.\"days_latest\""), trino);
    assertFalse(trino.contains("null"), trino);
  }

  @Test
  void aRowThatIsRenewedShowsItsNewestNightInAllEngines() throws Exception {
    Field cell = Field.required("cell", DataTypes.StringType, "The cell");
    Table cells =
        Table.rate("cells").rows("one cell").key(cell).columns(Field.count("n", "N")).renewing();
    List<Table> tables = List.of(cells);
    publish(tables, FIRST, Map.of(cells, "'old' AS cell, 1::BIGINT AS n"));
    publish(tables, SECOND, Map.of(cells, "'renewed' AS cell, 1::BIGINT AS n"));
    Commit newest = publish(tables, THIRD, Map.of(cells, "'renewed' AS cell, 2::BIGINT AS n"));
    List<String> expected = List.of("2026-11-18,old,1", "2026-11-20,renewed,2");
    for (String script : List.of(script("views/duckdb.sql"), scriptOf(newest, "duckdb.sql"))) {
      duck.run(script);
      assertEquals(expected, duck.rows("FROM cells_newest ORDER BY cell"));
      assertEquals(List.of("3"), duck.rows("SELECT count(*) FROM cells"));
    }
    SparkSession spark = SparkForTests.session().newSession();
    for (String statement : statements(scriptOf(newest, "spark.sql"))) {
      spark.sql(statement).count();
    }
    assertEquals(
        "[[2026-11-18,old,1], [2026-11-20,renewed,2]]",
        texts(spark.table("cells_newest").orderBy("cell")).toString());
    for (String statement : statements(scriptOf(newest, "hive.sql"))) {
      assertFalse(spark.sessionState().sqlParser().parsePlan(statement).toString().isEmpty());
    }
    assertTrue(scriptOf(newest, "trino.sql").contains("\"cells_newest\""));
  }

  private static List<String> statements(String script) {
    String code =
        script.lines().filter(line -> !line.startsWith("--")).collect(Collectors.joining("\n"));
    return Arrays.stream(code.split(";")).filter(statement -> !statement.isBlank()).toList();
  }

  private static List<String> texts(Dataset<Row> rows) {
    return rows.collectAsList().stream()
        .map(Row::toString)
        .map(row -> row.replaceAll("(ArraySeq|WrappedArray)\\(", "List("))
        .toList();
  }
}
