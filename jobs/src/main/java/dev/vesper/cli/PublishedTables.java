package dev.vesper.cli;

import dev.vesper.cli.display.TextTable;
import dev.vesper.cli.display.Words;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.run.FirstNight;
import dev.vesper.pipeline.table.Table;
import dev.vesper.pipeline.warehouse.Manifest;
import dev.vesper.pipeline.warehouse.Partition;
import dev.vesper.pipeline.warehouse.Store;
import dev.vesper.pipeline.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is published, told to people: where it lies, how much it is, how to look at it. */
final class PublishedTables {
  private static final String GROWTH = "growth";

  /** So many tables are told of one by one; the dictionary has those first that people ask for. */
  private static final int MOST_TOLD = 15;

  private final Store store;
  private final Manifest manifest;

  private PublishedTables(Store store, Manifest manifest) {
    this.store = store;
    this.manifest = manifest;
  }

  /** The newest commit's tables; empty where nothing was published. */
  static Optional<PublishedTables> of(Warehouse warehouse) {
    return warehouse.manifest().map(manifest -> new PublishedTables(warehouse.store(), manifest));
  }

  /** Where the tables lie, and a query to paste. */
  List<String> hints() {
    List<String> lines = new ArrayList<>();
    if (!store.hasLinks()) {
      lines.add("tables  " + place("") + "; their files: vesper path TABLE");
      return lines;
    }
    lines.add("tables  " + place("tables"));
    if (manifest.partitions().containsKey(GROWTH)) {
      lines.add("query   " + query());
    }
    return lines;
  }

  /** The same after the nights there are and the tables that people ask for first. */
  List<String> wholeStory() {
    Night first = FirstNight.begun(Optional.of(manifest)).orElse(manifest.night());
    Nights nights = new Nights(first, manifest.night());
    List<Table> published =
        TableDictionary.TABLES.stream().filter(table -> !partitions(table).isEmpty()).toList();
    List<String> lines = new ArrayList<>();
    lines.add("nights  " + Words.count(nights.count()) + ", " + nights);
    lines.add("");
    TextTable table = TextTable.of("table", "partitions", "rows", "one row is").right(1, 2);
    published.stream().limit(MOST_TOLD).forEach(each -> table.row(told(each)));
    lines.addAll(table.lines());
    if (published.size() > MOST_TOLD) {
      lines.add("and " + (published.size() - MOST_TOLD) + " more: vesper tables");
    }
    lines.add("");
    lines.addAll(hints());
    return lines;
  }

  private List<Partition> partitions(Table table) {
    return manifest.nights(table.name()).values().stream().filter(Partition::present).toList();
  }

  private String[] told(Table table) {
    List<Partition> partitions = partitions(table);
    return new String[] {
      table.name(),
      Words.count(partitions.size()),
      Words.count(partitions.stream().mapToLong(Partition::rows).sum()),
      table.rowMeaning()
    };
  }

  private String query() {
    return "duckdb -c \"SELECT dt, dau, wau, mau, new_users FROM '"
        + place("tables/" + GROWTH).replace("'", "''")
        + "/*/*.parquet' WHERE grain = 'day' ORDER BY dt DESC LIMIT 7\"";
  }

  /** A place in the warehouse, as it is written from the current directory when it is below. */
  private String place(String path) {
    String address = store.address(path);
    Path here = Path.of("").toAbsolutePath();
    boolean below = address.startsWith(here + "/");
    return below ? address.substring(here.toString().length() + 1) : address;
  }
}
