package dev.vesper.pipeline.config;

import java.util.List;
import java.util.Map;

/** Settings given on the command line as {@code source.late-days=5}; they win over the file. */
final class Overrides {
  private final Environment environment;
  private final Problems problems;

  Overrides(Environment environment, Problems problems) {
    this.environment = environment;
    this.problems = problems;
  }

  /** Puts each override into the tree, where the binder judges it like a line of the file. */
  void apply(List<String> written, Shape.Section section, Tree.Mapping root) {
    for (String override : written) {
      Origin origin = new Origin("--set " + override, 0);
      int equals = override.indexOf('=');
      if (equals < 1) {
        problems.add(origin, "not of the form key=value, such as source.late-days=5");
        continue;
      }
      String value = override.substring(equals + 1);
      TreeReader.value(origin.source(), value, environment, problems)
          .ifPresent(
              tree ->
                  put(override.substring(0, equals), new Tree.Entry(tree, origin), section, root));
    }
  }

  private void put(String path, Tree.Entry value, Shape shape, Tree.Mapping mapping) {
    int dot = shape instanceof Shape.Named named && whole(named) ? -1 : path.indexOf('.');
    if (dot < 0) {
      mapping.entries().put(path, value);
      return;
    }
    String first = path.substring(0, dot);
    Tree.Entry below = mapping.entries().get(first);
    Tree.Mapping next =
        below != null && below.value() instanceof Tree.Mapping known
            ? known
            : Tree.Mapping.empty(value.origin());
    mapping
        .entries()
        .put(first, new Tree.Entry(next, below == null ? value.origin() : below.origin()));
    put(path.substring(dot + 1), value, below(shape, first), next);
  }

  /** Names over plain values may hold dots themselves, as Spark's do. */
  private static boolean whole(Shape.Named named) {
    return named.element() instanceof Shape.Value;
  }

  private static Shape below(Shape shape, String name) {
    Shape next = new Shape.Section(Record.class, Map.of());
    if (shape instanceof Shape.Named named) {
      next = named.element();
    }
    if (shape instanceof Shape.Section section && section.keys().containsKey(name)) {
      next = section.keys().get(name).shape();
    }
    return next instanceof Shape.Maybe maybe ? maybe.element() : next;
  }
}
