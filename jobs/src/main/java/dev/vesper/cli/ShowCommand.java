package dev.vesper.cli;

import dev.vesper.cli.display.TextTable;
import dev.vesper.cli.display.Words;
import dev.vesper.pipeline.config.Nearest;
import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import dev.vesper.pipeline.warehouse.Partition;
import dev.vesper.pipeline.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.spark.sql.types.NumericType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vesper show}: some rows of a table. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    header = "Shows rows of a table.",
    description = {
      "Prints the first rows of one night of a table, as the newest commit has it. Starts no Spark;"
          + " for questions to a whole table, see vesper path and the views."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  vesper show growth                                    the newest published night",
      "  vesper show quarantine --night 2026-11-19             one night",
      "  vesper show events --limit 5 --columns event_type,amount"
    })
final class ShowCommand implements Callable<Integer> {
  private static final int WIDEST = 40;

  private final Console console;

  @Mixin private PublishedOptions published;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many rows at most (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(
      names = "--columns",
      paramLabel = "NAME",
      split = ",",
      description = "Only these columns (default: all).")
  private List<String> columns = List.of();

  ShowCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Table table = published.table();
    List<Field> fields = columns.isEmpty() ? all(table).toList() : chosen(table);
    Warehouse warehouse = published.warehouse(console);
    Partition partition = published.one(warehouse);
    List<String> files = warehouse.uris(Stream.of(partition));
    List<Map<Field, String>> rows = ParquetText.rows(files, fields, Math.max(0, limit));
    List<Field> shown =
        fields.stream().filter(field -> !columns.isEmpty() || filled(field, rows)).toList();
    text(shown, rows).lines().forEach(console.out()::println);
    console.out().println(ending(partition, rows.size()));
    if (shown.size() < fields.size()) {
      List<Field> absent = fields.stream().filter(field -> !shown.contains(field)).toList();
      console.out().println("absent in these rows: " + String.join(", ", names(absent)));
    }
    return ExitCode.DONE.code();
  }

  /** Whether a column is worth its width. */
  private static boolean filled(Field field, List<Map<Field, String>> rows) {
    return rows.isEmpty() || rows.stream().anyMatch(row -> !row.get(field).isEmpty());
  }

  private static Stream<Field> all(Table table) {
    return TableDictionary.columns(table);
  }

  private List<Field> chosen(Table table) {
    List<String> known = names(all(table).toList());
    List<Field> fields = new ArrayList<>();
    for (String column : columns) {
      fields.add(
          all(table)
              .filter(field -> field.name().equals(column))
              .findFirst()
              .orElseThrow(
                  () ->
                      new Fault(
                          ExitCode.USAGE,
                          "'"
                              + table.name()
                              + "' has no column '"
                              + column
                              + "'"
                              + Nearest.to(column, known)
                                  .map(near -> "; did you mean '" + near + "'?")
                                  .orElse("; see: vesper tables " + table.name()))));
    }
    return fields;
  }

  private static List<String> names(List<Field> fields) {
    return fields.stream().map(Field::name).toList();
  }

  private static TextTable text(List<Field> fields, List<Map<Field, String>> rows) {
    TextTable text = TextTable.of(names(fields).toArray(String[]::new));
    for (int column = 0; column < fields.size(); column++) {
      if (fields.get(column).type() instanceof NumericType) {
        text.right(column);
      }
    }
    for (Map<Field, String> row : rows) {
      text.row(fields.stream().map(field -> cell(row.get(field))).toArray(String[]::new));
    }
    return text;
  }

  private static String cell(String value) {
    String plain = Words.plain(value);
    return plain.length() <= WIDEST ? plain : plain.substring(0, WIDEST - 1) + "…";
  }

  private static String ending(Partition partition, int shown) {
    String night = "night " + partition.night();
    return shown < partition.rows()
        ? "%s of %s, %s".formatted(Words.count(shown), Words.count(partition.rows(), "row"), night)
        : Words.count(partition.rows(), "row") + ", " + night;
  }
}
