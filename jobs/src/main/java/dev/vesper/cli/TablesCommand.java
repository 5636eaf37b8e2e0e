package dev.vesper.cli;

import dev.vesper.cli.display.TextTable;
import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import dev.vesper.pipeline.table.Word;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vesper tables}: what tables there are and what their columns mean. */
@Command(
    name = "tables",
    mixinStandardHelpOptions = true,
    header = "Which tables are there, and what do they mean?",
    description = {
      "Prints the dictionary, from the declarations themselves: what one row of a table is, and"
          + " type, unit and meaning of each column. Needs no settings and starts no Spark."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  vesper tables                                  all tables, a line each",
      "  vesper tables growth                           the columns of one",
      "  vesper tables --markdown > tables.md           everything, for a wiki"
    })
final class TablesCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "One table (default: all).")
  private String name;

  @Option(names = "--markdown", description = "As Markdown, with every column.")
  private boolean markdown;

  TablesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (name == null) {
      console.out().print(markdown ? TableDictionary.markdown() : lines(list()));
    } else {
      Table table = TableDictionary.named(name);
      console.out().print(markdown ? TableDictionary.markdown(table) : whole(table));
    }
    return ExitCode.DONE.code();
  }

  private static TextTable list() {
    TextTable text = TextTable.of("table", "kind", "one row is");
    TableDictionary.TABLES.forEach(
        table -> text.row(table.name(), kind(table), table.rowMeaning()));
    return text;
  }

  private static String whole(Table table) {
    String key = table.key().stream().map(Field::name).collect(Collectors.joining(", "));
    TextTable columns = TextTable.of("column", "type", "unit", "meaning");
    TableDictionary.columns(table)
        .forEach(
            field ->
                columns.row(
                    field.name(), TableDictionary.type(field), field.unit(), field.meaning()));
    String checks =
        table.checks().stream()
            .map(check -> "always: " + check.sentence() + "\n")
            .collect(Collectors.joining());
    return "%s, a %s: %s\none row is %s%s.%s\n\n%s%s"
        .formatted(
            table.name(),
            kind(table),
            table.kind().meaning(),
            table.rowMeaning(),
            key.isEmpty() ? "" : "; named by " + key + " and the night",
            TableDictionary.kept(table),
            lines(columns),
            checks);
  }

  private static String kind(Table table) {
    return Word.of(table.kind());
  }

  private static String lines(TextTable text) {
    return String.join("\n", text.lines()) + "\n";
  }
}
