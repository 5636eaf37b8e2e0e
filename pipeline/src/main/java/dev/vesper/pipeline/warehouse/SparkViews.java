package dev.vesper.pipeline.warehouse;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The views in Spark's SQL: temporary ones, each over a pattern that spells out every file. */
final class SparkViews {
  private static final Dialect SQL = Dialect.HIVE;

  private SparkViews() {}

  static String script(List<Shown> tables, Manifest manifest, UnaryOperator<String> uri) {
    StringBuilder script = new StringBuilder("-- For spark-sql: spark-sql -i <this file>\n");
    for (Shown shown : tables) {
      view(script, shown, shown.table().name(), shown.files(), uri);
      view(script, shown, shown.latestName(), shown.latestFiles(), uri);
      shown
          .newestName()
          .ifPresent(
              name -> {
                script.append("CREATE OR REPLACE TEMPORARY VIEW ").append(SQL.name(name));
                script.append(" AS ").append(shown.newest(SQL, SQL.name(shown.table().name())));
                script.append(";\n");
              });
    }
    for (Told told : Told.of(tables)) {
      script.append("CREATE OR REPLACE TEMPORARY VIEW ").append(SQL.name(told.name()));
      script.append(" AS ").append(told.query(SQL, SQL::name)).append(";\n");
    }
    return script.toString();
  }

  private static void view(
      StringBuilder script,
      Shown shown,
      String name,
      List<String> files,
      UnaryOperator<String> uri) {
    script.append("CREATE OR REPLACE TEMPORARY VIEW ").append(SQL.name(name));
    if (files.isEmpty()) {
      script.append(" AS SELECT ").append(nothing(shown)).append(" WHERE false;\n");
      return;
    }
    String pattern = files.size() == 1 ? files.get(0) : "{" + String.join(",", files) + "}";
    script
        .append(" (\n  ")
        .append(HiveViews.columns(shown))
        .append(")\nUSING parquet OPTIONS (path ");
    script.append(SQL.text(uri.apply(pattern))).append(");\n");
  }

  private static String nothing(Shown shown) {
    return shown.fields().stream()
        .map(each -> "CAST(NULL AS " + SQL.type(each.type()) + ") AS " + SQL.name(each.name()))
        .collect(Collectors.joining(", "));
  }
}
