package dev.vesper.pipeline.config;

import dev.vesper.pipeline.night.Night;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text to single values: one row per type, with the words that say what the type allows. */
final class Values {
  private static final Pattern AMOUNT = Pattern.compile("(\\d{1,9})\\s*(ms|s|min|h|d)");

  private record Type(String allowed, BiFunction<String, Path, Object> read) {}

  private static final Type WHOLE = new Type("a whole number", (text, home) -> whole(text));
  private static final Map<Class<?>, Type> TYPES =
      Map.ofEntries(
          Map.entry(String.class, new Type("text", (text, home) -> filled(text))),
          Map.entry(long.class, WHOLE),
          Map.entry(Long.class, WHOLE),
          Map.entry(int.class, new Type("a whole number", (text, home) -> small(text))),
          Map.entry(Integer.class, new Type("a whole number", (text, home) -> small(text))),
          Map.entry(double.class, new Type("a number", (text, home) -> number(text))),
          Map.entry(Double.class, new Type("a number", (text, home) -> number(text))),
          Map.entry(boolean.class, new Type("true or false", (text, home) -> truth(text))),
          Map.entry(Path.class, new Type("a path", (text, home) -> path(text, home))),
          Map.entry(
              Location.class,
              new Type(
                  "a path, or a URI such as hdfs://namenode/vesper",
                  (text, home) -> Location.of(notHome(text), home))),
          Map.entry(
              Duration.class,
              new Type("a duration such as 30min, 26h or PT30M", (text, home) -> duration(text))),
          Map.entry(
              LocalDate.class,
              new Type("a date such as 2026-11-19", (text, home) -> LocalDate.parse(text))),
          Map.entry(
              Night.class, new Type("a date such as 2026-11-19", (text, home) -> Night.of(text))),
          Map.entry(
              ZoneId.class,
              new Type("a time zone such as Europe/Berlin", (text, home) -> ZoneId.of(text))),
          Map.entry(
              ByteSize.class,
              new Type("a size such as 512KiB, 1MiB or 4GiB", (text, home) -> ByteSize.of(text))));

  private Values() {}

  /** Whether the type is written as a single value. */
  static boolean known(Class<?> type) {
    return type.isEnum() || TYPES.containsKey(type);
  }

  /** What may be written for the type. */
  static String allowed(Class<?> type) {
    return type.isEnum() ? String.join(", ", words(type)) : type(type).allowed();
  }

  /** The value that a text stands for; empty where it stands for none. */
  static Optional<Object> read(Class<?> type, String text, Path home) {
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(Object.class::cast)
          .filter(constant -> word(constant).equals(text.replace('_', '-')))
          .findFirst();
    }
    try {
      return Optional.of(type(type).read().apply(text.strip(), home));
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The words that may be written, where they are few enough to be compared with a slip. */
  static List<String> words(Class<?> type) {
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants()).map(Values::word).toList();
    }
    return type == ZoneId.class ? List.copyOf(ZoneId.getAvailableZoneIds()) : List.of();
  }

  private static Type type(Class<?> type) {
    Type known = TYPES.get(type);
    if (known == null) {
      throw new IllegalStateException("settings cannot hold a " + type.getName());
    }
    return known;
  }

  private static String word(Object constant) {
    return Shape.kebab(((Enum<?>) constant).name());
  }

  private static Object filled(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("an empty text");
    }
    return text;
  }

  private static Object whole(String text) {
    return Long.parseLong(text);
  }

  private static Object small(String text) {
    return Integer.parseInt(text);
  }

  private static Object number(String text) {
    double value = new BigDecimal(text).doubleValue();
    if (Double.isInfinite(value)) {
      throw new IllegalArgumentException("too large: " + text);
    }
    return value;
  }

  private static Object truth(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException("neither true nor false: " + text);
    }
    return text.equals("true");
  }

  private static Object path(String text, Path home) {
    return home.resolve(notHome(text)).toAbsolutePath().normalize();
  }

  /** Only a shell knows what a tilde means; taken as a name it would make a folder called so. */
  private static String notHome(String text) {
    if (text.isEmpty() || text.startsWith("~")) {
      throw new IllegalArgumentException("not a path: " + text);
    }
    return text;
  }

  private static Object duration(String text) {
    Matcher matcher = AMOUNT.matcher(text);
    if (!matcher.matches()) {
      return Duration.parse(text);
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "min" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }
}
