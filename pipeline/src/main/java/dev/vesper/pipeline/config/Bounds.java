package dev.vesper.pipeline.config;

import java.nio.file.Path;
import java.util.Optional;

/** The range of a setting: whether a value lies in it, and how it is said. */
final class Bounds {
  private static final String NONE = "none";

  private Bounds() {}

  /** Whether a tree switches an optional value off. */
  static boolean none(Setting setting, Tree tree) {
    return setting.orNone() && tree instanceof Tree.Scalar scalar && scalar.text().equals(NONE);
  }

  static boolean hold(Setting setting, Class<?> type, Object value) {
    return bound(setting.least(), type).map(least -> order(value, least) >= 0).orElse(true)
        && bound(setting.most(), type).map(most -> order(value, most) <= 0).orElse(true);
  }

  /** What is allowed, with its range: "a whole number from 0 to 30 nights". */
  static String words(String allowed, Setting setting) {
    String range = words(setting);
    String comma = allowed.contains(",") ? "," : "";
    String bounded = range.isEmpty() ? allowed : allowed + comma + " " + range;
    return setting.orNone() ? bounded + ", or " + NONE : bounded;
  }

  private static String words(Setting setting) {
    String unit = setting.unit().isEmpty() ? "" : " " + setting.unit();
    if (!setting.least().isEmpty() && !setting.most().isEmpty()) {
      return "from " + setting.least() + " to " + setting.most() + unit;
    }
    if (!setting.least().isEmpty()) {
      return "at least " + setting.least() + unit;
    }
    return setting.most().isEmpty() ? "" : "at most " + setting.most() + unit;
  }

  private static Optional<Object> bound(String written, Class<?> type) {
    if (written.isEmpty()) {
      return Optional.empty();
    }
    Optional<Object> bound = Values.read(type, written, Path.of(""));
    if (bound.isEmpty()) {
      throw new IllegalArgumentException("'" + written + "' bounds no " + type.getName());
    }
    return bound;
  }

  /** Both values come from {@link Values#read} with the same type. */
  @SuppressWarnings("unchecked")
  private static int order(Object left, Object right) {
    return ((Comparable<Object>) left).compareTo(right);
  }
}
