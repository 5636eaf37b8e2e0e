package dev.vesper.pipeline.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What may stand at a place of the settings file, read off the records that will hold it. */
sealed interface Shape {

  /** Keys of a record. */
  record Section(Class<? extends Record> type, Map<String, Key> keys) implements Shape {}

  /** A list of equal things. */
  record Sequence(Shape element) implements Shape {}

  /** Names that the user chooses, and a thing under each. */
  record Named(Shape element) implements Shape {}

  /** A thing that may be absent. */
  record Maybe(Shape element) implements Shape {}

  /** A single value. */
  record Value(Class<?> type) implements Shape {}

  /** A key of a section: its name in the file and what is declared of it. */
  record Key(String name, Setting setting, Shape shape) {}

  static Section of(Class<? extends Record> type) {
    Map<String, Key> keys = new LinkedHashMap<>();
    for (RecordComponent component : type.getRecordComponents()) {
      Setting setting = component.getAnnotation(Setting.class);
      if (setting == null) {
        throw new IllegalArgumentException(
            type.getName() + "." + component.getName() + " lacks @Setting");
      }
      String name = kebab(component.getName());
      keys.put(name, new Key(name, setting, of(component.getGenericType())));
    }
    return new Section(type, keys);
  }

  private static Shape of(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      Shape element = of(arguments[arguments.length - 1]);
      if (generic.getRawType() == List.class) {
        return new Sequence(element);
      }
      if (generic.getRawType() == Map.class && arguments[0] == String.class) {
        return new Named(element);
      }
      if (generic.getRawType() == Optional.class) {
        return new Maybe(element);
      }
    }
    if (!(type instanceof Class<?> plain)) {
      throw new IllegalArgumentException("settings cannot hold a " + type.getTypeName());
    }
    return plain.isRecord() && !Values.known(plain)
        ? of(plain.asSubclass(Record.class))
        : new Value(plain);
  }

  /** {@code keepRuns} or {@code KEEP_RUNS} as the file writes it: {@code keep-runs}. */
  static String kebab(String javaName) {
    return javaName
        .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
        .replaceAll("([A-Z])([A-Z][a-z])", "$1-$2")
        .replace('_', '-')
        .toLowerCase(Locale.ROOT);
  }
}
