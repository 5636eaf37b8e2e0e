package dev.vesper.cli;

import dev.vesper.pipeline.table.Table;
import dev.vesper.pipeline.table.Telling;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the dictionary says of the view that tells a table's rows in sentences. */
final class ToldColumns {
  private ToldColumns() {}

  /** A sentence in Markdown after an empty line; empty where there is no such view. */
  static String of(Table table) {
    return table.terms().telling().map(ToldColumns::of).orElse("");
  }

  private static String of(Telling telling) {
    return Stream.concat(
            telling.names().stream().map(Telling.Name::shown),
            telling.sentences().stream().map(Telling.Sentence::field))
        .map(field -> "`%s` (%s)".formatted(field.name(), field.meaning()))
        .collect(Collectors.joining("; ", "\nThe view `" + telling.view() + "` adds: ", ".\n"));
  }
}
