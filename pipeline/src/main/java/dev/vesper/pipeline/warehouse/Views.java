package dev.vesper.pipeline.warehouse;

import dev.vesper.pipeline.table.Table;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * SQL that shows the tables of one run as one snapshot: for each table a view of all nights and
 * {@code <table>_latest} of the run's night. It names every file, so it never mixes two runs.
 */
final class Views {
  private static final String DUCKDB = "duckdb.sql";
  private static final String BOOTSTRAP = Layout.VIEWS + "/" + DUCKDB;

  private final Store store;
  private final Warehouse warehouse;
  private final List<Table> tables;

  Views(Store store, List<Table> tables) {
    this.store = store;
    this.warehouse = Warehouse.open(store);
    this.tables = List.copyOf(tables);
  }

  /** Writes the scripts and file lists of a run into its directory. */
  void write(Manifest manifest) {
    List<Shown> shown = shown(manifest);
    UnaryOperator<String> plain = file -> objects(store.address(file));
    for (Shown each : shown) {
      list(manifest, each.table().name(), each.files());
      list(manifest, each.latestName(), DuckDbViews.readForLatest(each));
    }
    script(manifest, "hive.sql", HiveViews.script(shown, manifest, store::uri));
    script(manifest, "spark.sql", SparkViews.script(shown, manifest, store::uri));
    script(manifest, "trino.sql", TrinoViews.script(shown, manifest));
    script(manifest, DUCKDB, DuckDbViews.script(shown, manifest, plain));
  }

  /** Whether a run's scripts are there and name the files where they are now. */
  boolean areOf(Manifest manifest) {
    byte[] start = header(manifest).getBytes(StandardCharsets.UTF_8);
    return store
        .read(path(manifest, DUCKDB))
        .filter(found -> Arrays.mismatch(found, start) == start.length)
        .isPresent();
  }

  /** Writes the script that finds the newest run by itself, unless it is there already. */
  void writeBootstrap(Manifest manifest) {
    String root = objects(store.address(""));
    byte[] script = DuckDbViews.bootstrap(shown(manifest), root).getBytes(StandardCharsets.UTF_8);
    if (store.read(BOOTSTRAP).filter(found -> Arrays.equals(found, script)).isEmpty()) {
      store.replace(BOOTSTRAP, script);
    }
  }

  private List<Shown> shown(Manifest manifest) {
    return tables.stream().map(table -> Shown.of(warehouse, manifest, table)).toList();
  }

  private void list(Manifest manifest, String name, List<String> files) {
    List<String> addresses = files.stream().map(store::address).map(Views::objects).toList();
    byte[] lines = String.join("\n", addresses).getBytes(StandardCharsets.UTF_8);
    store.write(path(manifest, name + ".files"), lines);
  }

  private void script(Manifest manifest, String name, String statements) {
    byte[] script = (header(manifest) + statements).getBytes(StandardCharsets.UTF_8);
    store.write(path(manifest, name), script);
  }

  private String header(Manifest manifest) {
    return "-- The warehouse "
        + store.address("")
        + " as of run "
        + manifest.runId()
        + ", night "
        + manifest.night()
        + ".\n";
  }

  private static String path(Manifest manifest, String name) {
    return Layout.views(manifest.runId()) + "/" + name;
  }

  /** Only Hadoop calls S3 {@code s3a}. */
  private static String objects(String address) {
    return address.replaceFirst("^s3a:", "s3:");
  }
}
