package dev.vesper.pipeline.config;

import java.nio.file.Path;
import java.util.Map;

/** What settings are when nobody sets them. */
public final class Standards {
  private static final Environment NO_VARIABLES = new Environment(Map.of());

  private Standards() {}

  /** The record of an empty section; every plain key of it must have a standard value. */
  public static <R extends Record> R of(Class<R> type) {
    Problems problems = new Problems();
    Tree nothing = Tree.Mapping.empty(new Origin(type.getSimpleName(), 0));
    Object bound =
        new Binder(Path.of(""), Map.of(), Map.of(), problems)
            .section(Shape.of(type), nothing, "")
            .orElseThrow(() -> new IllegalArgumentException(String.join("; ", problems.lines())));
    return type.cast(bound);
  }

  static Tree tree(Setting setting) {
    Problems problems = new Problems();
    return TreeReader.value("standard value", setting.standard(), NO_VARIABLES, problems)
        .orElseThrow(() -> new IllegalArgumentException(String.join("; ", problems.lines())));
  }
}
