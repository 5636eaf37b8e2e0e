package dev.vesper.pipeline.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes records of a tree. Whatever is wrong becomes a problem and an absent result, and binding
 * goes on, so that one run shows everything. A record's own constructor judges how its values go
 * together, so it is asked only once each of them is right; it tells one mistake to a line.
 */
final class Binder {
  private final Path home;
  private final Map<String, Set<String>> vocabulary;
  private final Map<String, Demand> demands;
  private final Problems problems;

  /**
   * @param home where relative paths start
   * @param vocabulary the words that {@link Setting#among} names
   * @param demands what is asked of the numbers at some places
   */
  Binder(
      Path home,
      Map<String, Set<String>> vocabulary,
      Map<String, Demand> demands,
      Problems problems) {
    this.home = home;
    this.vocabulary = vocabulary;
    this.demands = demands;
    this.problems = problems;
  }

  /** The record that a tree describes; {@code place} is empty for the root. */
  Optional<Object> section(Shape.Section section, Tree tree, String place) {
    if (tree.empty()) {
      return section(section, Tree.Mapping.empty(tree.origin()), place);
    }
    if (!(tree instanceof Tree.Mapping mapping)) {
      return wrong(tree, place, "", "the keys " + String.join(", ", section.keys().keySet()));
    }
    refuseUnknown(mapping, section.keys().keySet(), place);
    List<Object> arguments = new ArrayList<>();
    for (Shape.Key key : section.keys().values()) {
      key(key, mapping, place).ifPresent(arguments::add);
    }
    return arguments.size() == section.keys().size()
        ? construct(section, arguments, mapping, place)
        : Optional.empty();
  }

  private void refuseUnknown(Tree.Mapping mapping, Set<String> known, String place) {
    mapping
        .entries()
        .forEach(
            (name, entry) -> {
              if (!known.contains(name)) {
                String where = place.isEmpty() ? "" : " in " + place;
                problems.add(
                    entry.origin(), "unknown key '" + name + "'" + where + among(name, known));
              }
            });
  }

  private Optional<Object> construct(
      Shape.Section section, List<Object> arguments, Tree.Mapping mapping, String place) {
    try {
      return Optional.of(Construction.of(section.type(), arguments));
    } catch (IllegalArgumentException e) {
      String where = place.isEmpty() ? "" : place + ": ";
      mapping
          .concealed(e.getMessage())
          .lines()
          .forEach(mistake -> problems.add(mapping.origin(), where + mistake));
      return Optional.empty();
    }
  }

  private Optional<Object> key(Shape.Key key, Tree.Mapping mapping, String section) {
    String place = section.isEmpty() ? key.name() : section + "." + key.name();
    Tree.Entry entry = mapping.entries().get(key.name());
    if (entry == null) {
      return absent(key, mapping.origin(), place);
    }
    boolean plain = key.shape() instanceof Shape.Value;
    return entry.value().empty() && !plain
        ? absent(key, entry.origin(), place)
        : any(key.shape(), key.setting(), entry.value(), place);
  }

  private Optional<Object> absent(Shape.Key key, Origin origin, String place) {
    if (!key.setting().standard().isEmpty()) {
      return any(key.shape(), key.setting(), Standards.tree(key.setting()), place);
    }
    if (key.shape() instanceof Shape.Value value) {
      String allowed = Values.allowed(value.type());
      problems.add(
          origin, place + " is missing: " + key.setting().value() + " Allowed: " + allowed);
      return Optional.empty();
    }
    if (key.shape() instanceof Shape.Section section) {
      return section(section, Tree.Mapping.empty(origin), place);
    }
    if (key.shape() instanceof Shape.Maybe) {
      return Optional.of(Optional.empty());
    }
    return Optional.of(key.shape() instanceof Shape.Sequence ? List.of() : Map.of());
  }

  private Optional<Object> any(Shape shape, Setting setting, Tree tree, String place) {
    if (shape instanceof Shape.Section section) {
      return section(section, tree, place);
    }
    if (shape instanceof Shape.Maybe maybe) {
      return Bounds.none(setting, tree)
          ? Optional.of(Optional.empty())
          : any(maybe.element(), setting, tree, place).map(Optional::of);
    }
    if (shape instanceof Shape.Sequence sequence) {
      return sequence(sequence.element(), setting, tree, place);
    }
    if (shape instanceof Shape.Named named) {
      return named(named.element(), setting, tree, place);
    }
    return value(((Shape.Value) shape).type(), setting, tree, place);
  }

  private Optional<Object> sequence(Shape element, Setting setting, Tree tree, String place) {
    if (!(tree instanceof Tree.Sequence sequence)) {
      return wrong(tree, place, "", "a list such as [one, two]");
    }
    List<Object> bound = new ArrayList<>();
    for (Tree each : sequence.elements()) {
      any(element, setting, each, place).ifPresent(bound::add);
      if (each instanceof Tree.Scalar scalar) {
        refuseStranger(scalar.text(), scalar.found(), setting, scalar.origin(), place);
      }
    }
    return bound.size() == sequence.elements().size()
        ? Optional.of(List.copyOf(bound))
        : Optional.empty();
  }

  private Optional<Object> named(Shape element, Setting setting, Tree tree, String place) {
    if (!(tree instanceof Tree.Mapping mapping)) {
      return wrong(tree, place, "", "names with a value each, such as {name: value}");
    }
    Map<String, Object> bound = new LinkedHashMap<>();
    mapping
        .entries()
        .forEach(
            (name, entry) -> {
              refuseStranger(name, "'" + name + "'", setting, entry.origin(), place);
              any(element, setting, entry.value(), place + "." + name)
                  .ifPresent(value -> bound.put(name, value));
            });
    return bound.size() == mapping.entries().size() ? Optional.of(bound) : Optional.empty();
  }

  private void refuseStranger(
      String name, String found, Setting setting, Origin origin, String place) {
    if (!vocabulary.containsKey(setting.among())) {
      return;
    }
    Vocabulary known = new Vocabulary(vocabulary.get(setting.among()));
    for (String stranger : known.strangers(name)) {
      String shown = stranger.equals(name) ? found : "'" + stranger + "' in " + found;
      problems.add(
          origin,
          place
              + " names an unknown "
              + setting.among()
              + ", "
              + shown
              + among(stranger, known.words()));
    }
  }

  private static String among(String name, Set<String> known) {
    return Nearest.hint(name, known) + " (known: " + String.join(", ", known) + ")";
  }

  private Optional<Object> value(Class<?> type, Setting setting, Tree tree, String place) {
    String allowed = Bounds.words(Values.allowed(type), setting);
    if (!(tree instanceof Tree.Scalar scalar) || scalar.state() != Tree.State.WRITTEN) {
      return wrong(tree, place, "", allowed);
    }
    Optional<Object> value =
        Values.read(type, scalar.text(), home).filter(read -> Bounds.hold(setting, type, read));
    if (value.isEmpty()) {
      return wrong(tree, place, Nearest.hint(scalar.text(), Values.words(type)), allowed);
    }
    Demand demand = demands.get(place);
    return demand == null || !(value.get() instanceof Integer number) || demand.met().test(number)
        ? value
        : wrong(tree, place, "", demand.allowed());
  }

  private Optional<Object> wrong(Tree tree, String place, String hint, String allowed) {
    boolean told = tree instanceof Tree.Scalar scalar && scalar.state() == Tree.State.BROKEN;
    if (!told) {
      String where = place.isEmpty() ? "the file" : place;
      String end = hint.isEmpty() ? "; allowed: " : hint + " allowed: ";
      problems.add(tree.origin(), where + " is " + tree.found() + end + allowed);
    }
    return Optional.empty();
  }
}
