package dev.vesper.pipeline.warehouse;

import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Kind;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The views in DuckDB's SQL. */
final class DuckDbViews {
  private static final Dialect SQL = Dialect.DUCKDB;
  private static final String NO_ROW = "WHERE false";

  private DuckDbViews() {}

  /** Views with explicit lists of files. */
  static String script(List<Shown> tables, Manifest manifest, UnaryOperator<String> address) {
    StringBuilder script = new StringBuilder();
    for (Shown shown : tables) {
      List<String> all = shown.files().stream().map(address).toList();
      List<String> latest = shown.latestFiles().stream().map(address).toList();
      view(script, shown, shown.table().name(), from(shown, all));
      comments(script, shown, shown.table().name(), shown.comment());
      view(script, shown, shown.latestName(), from(shown, latest));
      comments(script, shown, shown.latestName(), shown.latestComment(manifest.night()));
      newest(script, shown);
    }
    Told.of(tables).forEach(told -> told(script, told));
    return script.toString();
  }

  private static String from(Shown shown, List<String> files) {
    return files.isEmpty() ? NO_ROW : parquet(shown, "[\n  " + SQL.texts(files) + "]");
  }

  /**
   * Views over the run that {@code CURRENT} names when the script is read: a list of files may come
   * from a variable, not from a subquery.
   */
  static String bootstrap(List<Shown> tables, String root) {
    StringBuilder script = new StringBuilder();
    script.append("-- Views over the newest published run; read it again to see a later one.\n");
    variable(
        script,
        "vesper_current",
        "SELECT content FROM read_text(" + SQL.text(root + "/CURRENT") + ")");
    variable(script, "vesper_run", "SELECT " + current("runId"));
    variable(script, "vesper_night", "SELECT CAST(" + current("night") + " AS DATE)");
    for (Shown shown : tables) {
      String name = shown.table().name();
      boolean snapshot = shown.table().kind() == Kind.DIMENSION;
      String ofNight = snapshot ? "" : "\nWHERE \"dt\" = getvariable('vesper_night')";
      bootstrapView(script, shown, name, root, "");
      comments(script, shown, name, shown.comment());
      bootstrapView(script, shown, shown.latestName(), root, ofNight);
      comments(script, shown, shown.latestName(), shown.comment() + " The newest night only.");
      newest(script, shown);
    }
    Told.of(tables).forEach(told -> told(script, told));
    return script.toString();
  }

  /**
   * What the bootstrap's view of the latest night reads: the night's files or, since a list cannot
   * be empty there, the last file of an older night, of which the view then shows no row.
   */
  static List<String> readForLatest(Shown shown) {
    List<String> all = shown.files();
    if (shown.latest().isPresent() || all.isEmpty()) {
      return shown.latestFiles();
    }
    return all.subList(all.size() - 1, all.size());
  }

  private static void bootstrapView(
      StringBuilder script, Shown shown, String name, String root, String where) {
    if (shown.partitions().isEmpty()) {
      view(script, shown, name, NO_ROW);
      return;
    }
    String list = "vesper_files_" + name;
    variable(
        script,
        list,
        "SELECT string_split(content, chr(10)) FROM read_text("
            + SQL.text(root + "/" + Layout.RUNS + "/")
            + " || getvariable('vesper_run') || "
            + SQL.text("/" + Layout.VIEWS + "/" + name + ".files")
            + ")");
    view(script, shown, name, parquet(shown, "getvariable('" + list + "')") + where);
  }

  private static String current(String key) {
    return "regexp_extract(getvariable('vesper_current'), '\""
        + key
        + "\"\\s*:\\s*\"([^\"]+)\"', 1)";
  }

  private static void variable(StringBuilder script, String name, String query) {
    script.append("SET VARIABLE ").append(name).append(" = (").append(query).append(");\n");
  }

  private static String parquet(Shown shown, String files) {
    return "FROM read_parquet("
        + files
        + (shown.alike() ? "" : ", union_by_name = true")
        + ", hive_partitioning = false)";
  }

  private static void view(StringBuilder script, Shown shown, String name, String from) {
    boolean empty = from.equals(NO_ROW);
    String columns =
        shown.fields().stream()
            .map(field -> column(shown, field, empty))
            .collect(Collectors.joining(", "));
    script.append("CREATE OR REPLACE TEMP VIEW ").append(SQL.name(name));
    script.append(" AS SELECT ").append(columns).append('\n').append(from).append(";\n");
  }

  private static void newest(StringBuilder script, Shown shown) {
    shown
        .newestName()
        .ifPresent(
            name -> {
              script.append("CREATE OR REPLACE TEMP VIEW ").append(SQL.name(name)).append(" AS ");
              script.append(shown.newest(SQL, SQL.name(shown.table().name()))).append(";\n");
              comments(script, shown, name, shown.newestComment());
            });
  }

  private static void told(StringBuilder script, Told told) {
    script.append("CREATE OR REPLACE TEMP VIEW ").append(SQL.name(told.name())).append(" AS ");
    script.append(told.query(SQL, SQL::name)).append(";\n");
    comments(script, told.fields(), told.name(), told.comment());
  }

  private static String column(Shown shown, Field field, boolean empty) {
    if (!empty && shown.columns().contains(field.name())) {
      return SQL.name(field.name());
    }
    return "CAST(NULL AS " + SQL.type(field.type()) + ") AS " + SQL.name(field.name());
  }

  private static void comments(StringBuilder script, Shown shown, String name, String comment) {
    comments(script, shown.fields(), name, comment);
  }

  private static void comments(
      StringBuilder script, List<Field> fields, String name, String comment) {
    script.append("COMMENT ON VIEW ").append(SQL.name(name));
    script.append(" IS ").append(SQL.text(comment)).append(";\n");
    for (Field field : fields) {
      script.append("COMMENT ON COLUMN ").append(SQL.name(name)).append('.');
      script.append(SQL.name(field.name())).append(" IS ");
      script.append(SQL.text(Shown.meaning(field))).append(";\n");
    }
  }
}
