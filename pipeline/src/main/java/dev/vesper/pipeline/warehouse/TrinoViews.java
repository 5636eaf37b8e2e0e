package dev.vesper.pipeline.warehouse;

import dev.vesper.pipeline.table.Field;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Views in Trino's SQL over the external tables that the Hive script registers: Trino can add a
 * partition with a location but not move it, so it shares the metastore and shows the nights of one
 * catalogue.
 */
final class TrinoViews {
  private static final Dialect SQL = Dialect.TRINO;
  private static final String SCHEMA = "hive." + HiveViews.DATABASE + "_views";

  private TrinoViews() {}

  static String script(List<Shown> tables, Manifest manifest) {
    StringBuilder script = new StringBuilder();
    script.append("-- First run hive.sql against the metastore that the catalog \"hive\" reads.\n");
    script.append("CREATE SCHEMA IF NOT EXISTS ").append(SCHEMA).append(";\n");
    for (Shown shown : tables) {
      view(script, shown, shown.table().name(), shown.comment(), shown.partitions());
      view(
          script,
          shown,
          shown.latestName(),
          shown.latestComment(manifest.night()),
          shown.latest().stream().toList());
      shown.newestName().ifPresent(name -> newest(script, shown, name));
    }
    for (Told told : Told.of(tables)) {
      begin(script, told.name(), told.comment());
      script.append(told.query(SQL, TrinoViews::view)).append(";\n");
      columns(script, told.fields(), told.name());
    }
    return script.toString();
  }

  private static void view(
      StringBuilder script, Shown shown, String name, String comment, List<Partition> partitions) {
    boolean empty = partitions.isEmpty();
    begin(script, name, comment);
    script
        .append("SELECT ")
        .append(
            shown.fields().stream()
                .map(field -> column(field, empty))
                .collect(Collectors.joining(", ")));
    if (empty) {
      script.append(" WHERE false;\n");
    } else {
      List<String> nights = partitions.stream().map(each -> each.night().toString()).toList();
      script.append(" FROM hive.").append(HiveViews.DATABASE).append('.');
      script.append(SQL.name(shown.table().name())).append(" WHERE \"night\" IN (");
      script.append(SQL.texts(nights)).append(");\n");
    }
    columns(script, shown.fields(), name);
  }

  private static void newest(StringBuilder script, Shown shown, String name) {
    begin(script, name, shown.newestComment());
    script.append(shown.newest(SQL, view(shown.table().name()))).append(";\n");
    columns(script, shown.fields(), name);
  }

  private static String view(String name) {
    return SCHEMA + "." + SQL.name(name);
  }

  private static void begin(StringBuilder script, String name, String comment) {
    script.append("CREATE OR REPLACE VIEW ").append(view(name));
    script.append(" COMMENT ").append(SQL.text(comment)).append(" AS ");
  }

  private static void columns(StringBuilder script, List<Field> fields, String name) {
    String view = view(name);
    for (Field field : fields) {
      script.append("COMMENT ON COLUMN ").append(view).append('.').append(SQL.name(field.name()));
      script.append(" IS ").append(SQL.text(Shown.meaning(field))).append(";\n");
    }
  }

  private static String column(Field field, boolean empty) {
    return empty
        ? "CAST(NULL AS " + SQL.type(field.type()) + ") AS " + SQL.name(field.name())
        : SQL.name(field.name());
  }
}
