package dev.vesper.pipeline.warehouse;

import dev.vesper.pipeline.night.Night;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * External tables in Hive's SQL, whose partitions have the locations of one catalogue. The
 * partition column is called {@code night}, since {@code dt} is in the files. Reading the script
 * again, or a later run's, turns partitions to their new locations.
 */
final class HiveViews {
  /** The database that the script fills. */
  static final String DATABASE = "vesper";

  private static final Dialect SQL = Dialect.HIVE;

  private HiveViews() {}

  static String script(List<Shown> tables, Manifest manifest, UnaryOperator<String> uri) {
    StringBuilder script = new StringBuilder();
    script.append("-- A table whose columns changed: DROP TABLE first; its data stay.\n");
    script.append("CREATE DATABASE IF NOT EXISTS ").append(DATABASE).append(";\n");
    script.append("USE ").append(DATABASE).append(";\n");
    for (Shown shown : tables) {
      table(script, shown);
      shown.partitions().forEach(each -> locate(script, each, uri));
      manifest.nights(shown.table().name()).values().stream()
          .filter(each -> !each.present())
          .forEach(each -> drop(script, each));
      latest(script, shown, manifest.night());
      shown.newestName().ifPresent(name -> newest(script, shown, name));
    }
    for (Told told : Told.of(tables)) {
      begin(script, told.name(), told.comment());
      script.append(told.query(SQL, SQL::name)).append(";\n");
    }
    return script.toString();
  }

  /** The declared columns with types and comments. */
  static String columns(Shown shown) {
    return shown.fields().stream()
        .map(
            field ->
                SQL.name(field.name())
                    + " "
                    + SQL.type(field.type())
                    + " COMMENT "
                    + SQL.text(Shown.meaning(field)))
        .collect(Collectors.joining(",\n  "));
  }

  private static void table(StringBuilder script, Shown shown) {
    script.append("CREATE EXTERNAL TABLE IF NOT EXISTS ").append(SQL.name(shown.table().name()));
    script.append(" (\n  ").append(columns(shown)).append(")\nCOMMENT ");
    script.append(SQL.text(shown.comment()));
    script.append("\nPARTITIONED BY (`night` STRING) STORED AS PARQUET;\n");
  }

  private static void locate(StringBuilder script, Partition each, UnaryOperator<String> uri) {
    String location = SQL.text(uri.apply(each.directory()));
    alter(script, each, "ADD IF NOT EXISTS PARTITION (", ") LOCATION " + location);
    alter(script, each, "PARTITION (", ") SET LOCATION " + location);
  }

  private static void drop(StringBuilder script, Partition each) {
    alter(script, each, "DROP IF EXISTS PARTITION (", ")");
  }

  private static void alter(StringBuilder script, Partition each, String before, String after) {
    script.append("ALTER TABLE ").append(SQL.name(each.table())).append(' ').append(before);
    script.append("`night`='").append(each.night()).append('\'').append(after).append(";\n");
  }

  private static void latest(StringBuilder script, Shown shown, Night night) {
    Night shownNight = shown.latest().map(Partition::night).orElse(night);
    begin(script, shown.latestName(), shown.latestComment(night));
    script
        .append("SELECT ")
        .append(Shown.names(SQL, shown.fields()))
        .append(" FROM ")
        .append(SQL.name(shown.table().name()));
    script.append(" WHERE `night` = '").append(shownNight).append("';\n");
  }

  private static void newest(StringBuilder script, Shown shown, String name) {
    begin(script, name, shown.newestComment());
    script.append(shown.newest(SQL, SQL.name(shown.table().name()))).append(";\n");
  }

  private static void begin(StringBuilder script, String name, String comment) {
    script.append("DROP VIEW IF EXISTS ").append(SQL.name(name)).append(";\n");
    script.append("CREATE VIEW ").append(SQL.name(name)).append(" COMMENT ");
    script.append(SQL.text(comment)).append(" AS ");
  }
}
