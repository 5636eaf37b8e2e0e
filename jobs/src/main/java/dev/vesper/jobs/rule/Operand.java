package dev.vesper.jobs.rule;

import dev.vesper.jobs.feature.UserFeatures;
import dev.vesper.pipeline.config.Nearest;
import dev.vesper.pipeline.table.Field;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.NumericType;

/**
 * What a condition looks at: a column of {@link UserFeatures}, or one entry of it.
 *
 * @param field the column
 * @param entry the entry of a column that is a map
 */
record Operand(Field field, Optional<String> entry) {
  Operand {
    if (entry.isPresent() != field.type() instanceof MapType) {
      throw new IllegalArgumentException(
          entry.isPresent()
              ? field.name() + " has no entries; leave out [" + entry.get() + "]"
              : field.name() + " has entries; name one, as in " + field.name() + "[python]");
    }
  }

  /** The names that a condition may begin with. */
  static Set<String> names() {
    return UserFeatures.TABLE.columns().stream()
        .filter(field -> !UserFeatures.TABLE.key().contains(field))
        .map(Field::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static Operand of(String name, Optional<String> entry) {
    return new Operand(
        UserFeatures.TABLE.columns().stream()
            .filter(field -> names().contains(name) && field.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "user_features has no '"
                            + name
                            + "'"
                            + Nearest.hint(name, names())
                                .replaceFirst("^$", "; it has " + listed()))),
        entry);
  }

  private static String listed() {
    return String.join(", ", names());
  }

  /** The type of what is compared. */
  private DataType type() {
    return field.type() instanceof MapType map ? map.valueType() : field.type();
  }

  boolean isNumber() {
    return type() instanceof NumericType;
  }

  boolean isTruth() {
    return type() instanceof BooleanType;
  }

  Column column() {
    return entry.map(name -> field.col().getItem(name)).orElse(field.col());
  }

  /** The values that a text stands for, bars between them. */
  List<Object> values(String text) {
    return List.of(text.split("\\|", -1)).stream().map(String::strip).map(this::value).toList();
  }

  private Object value(String text) {
    if (isTruth()) {
      if (!Set.of("true", "false").contains(text)) {
        throw new IllegalArgumentException(
            field.name() + " is true or false, found '" + text + "'");
      }
      return text.equals("true");
    }
    return isNumber() ? number(text) : text;
  }

  private Object number(String text) {
    try {
      return new BigDecimal(text).doubleValue();
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(field.name() + " is a number, found '" + text + "'", e);
    }
  }
}
