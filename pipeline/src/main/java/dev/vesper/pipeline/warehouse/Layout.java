package dev.vesper.pipeline.warehouse;

import dev.vesper.pipeline.night.Night;
import java.util.Locale;

/** Where things lie in a warehouse, relative to its root. */
final class Layout {
  static final String COMMITS = "commits";
  static final String RUNS = "runs";
  static final String TABLES = "tables";
  static final String CURRENT = "CURRENT";
  static final String LOCK = "LOCK";
  static final String TEMPORARY = ".tmp";
  static final String MANIFEST = "MANIFEST.json";
  static final String RECEIPT = "_receipt.json";
  static final String VIEWS = "views";
  static final String NIGHT = "night=";

  private Layout() {}

  static String commit(long number) {
    return COMMITS + "/" + String.format(Locale.ROOT, "%09d", number);
  }

  static String run(String runId) {
    return RUNS + "/" + runId;
  }

  static String manifest(String runId) {
    return run(runId) + "/" + MANIFEST;
  }

  static String views(String runId) {
    return run(runId) + "/" + VIEWS;
  }

  static String table(String runId, String table) {
    return run(runId) + "/" + table;
  }

  static String partition(String runId, String table, Night night) {
    return table(runId, table) + "/" + NIGHT + night;
  }

  static String receipt(String directory) {
    return directory + "/" + RECEIPT;
  }

  static String link(String table, Night night) {
    return TABLES + "/" + table + "/dt=" + night;
  }

  /** Whether readers pass a file over: engines hide what begins so. */
  static boolean hidden(String name) {
    return name.startsWith("_") || name.startsWith(".");
  }
}
