package dev.vesper.pipeline.config;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes the commented settings file of a record: every key with what it decides, its standard
 * value, unit and range. What may be left out and has no standard value is commented out; a section
 * that has an example is shown as that, where an earlier one explains its keys. Names over sections
 * are shown with one of them, called as the example says.
 */
public final class Reference {
  private static final int WIDTH = 98;

  private Reference() {}

  /** The file as text, after an introduction that becomes its first comment. */
  public static String of(Class<? extends Record> type, String introduction) {
    List<String> lines = new ArrayList<>(comment(introduction, WIDTH));
    for (Shape.Key key : Shape.of(type).keys().values()) {
      lines.add("");
      lines.addAll(key(key, WIDTH));
    }
    return String.join("\n", lines) + "\n";
  }

  private static List<String> key(Shape.Key key, int width) {
    List<String> lines = new ArrayList<>(comment(key.setting().value(), width));
    boolean maybe = key.shape() instanceof Shape.Maybe;
    Shape shape = key.shape() instanceof Shape.Maybe optional ? optional.element() : key.shape();
    if (shape instanceof Shape.Section && !key.setting().example().isEmpty()) {
      lines.add("# " + key.name() + ": " + key.setting().example());
      return lines;
    }
    if (shape instanceof Shape.Section section) {
      lines.add(maybe ? "# " + key.name() + ":" : key.name() + ":");
      lines.addAll(indented(section, maybe ? "#   " : "  ", width));
      return lines;
    }
    lines.addAll(comment(facts(key), width));
    if (shape instanceof Shape.Named named && named.element() instanceof Shape.Section section) {
      String indent = set(key) ? "  " : "#   ";
      lines.add((set(key) ? "" : "# ") + key.name() + ":");
      lines.add(indent + key.setting().example() + ":");
      lines.addAll(indented(section, indent + "  ", width));
      return lines;
    }
    lines.add((set(key) ? "" : "# ") + key.name() + ": " + shown(key.setting()));
    return lines;
  }

  private static List<String> indented(Shape.Section section, String indent, int width) {
    List<String> lines = new ArrayList<>();
    for (Shape.Key key : section.keys().values()) {
      if (!lines.isEmpty()) {
        lines.add(indent.strip());
      }
      key(key, width - indent.length()).stream()
          .map(line -> (indent + line).stripTrailing())
          .forEach(lines::add);
    }
    return lines;
  }

  private static boolean set(Shape.Key key) {
    return key.shape() instanceof Shape.Value
        || !key.setting().standard().isEmpty()
        || key.setting().suggested();
  }

  private static String shown(Setting setting) {
    return setting.standard().isEmpty() ? setting.example() : setting.standard();
  }

  /** "Default 7; a whole number from 1 to 1000 runs." */
  private static String facts(Shape.Key key) {
    String allowed = Bounds.words(allowed(key.shape()), key.setting()) + ".";
    if (!key.setting().standard().isEmpty()) {
      return "Default " + key.setting().standard() + "; " + allowed;
    }
    if (key.shape() instanceof Shape.Maybe) {
      return "No default; " + allowed;
    }
    return (key.shape() instanceof Shape.Value ? "Required; " : "Default none; ") + allowed;
  }

  private static String allowed(Shape shape) {
    if (shape instanceof Shape.Maybe maybe) {
      return allowed(maybe.element());
    }
    if (shape instanceof Shape.Sequence sequence) {
      return "a list, each " + allowed(sequence.element());
    }
    if (shape instanceof Shape.Named named) {
      return "names, under each " + allowed(named.element());
    }
    if (shape instanceof Shape.Section) {
      return "these keys";
    }
    Class<?> type = ((Shape.Value) shape).type();
    return type.isEnum() ? "one of " + Values.allowed(type) : Values.allowed(type);
  }

  private static List<String> comment(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder("#");
    for (String word : text.split(" ", -1)) {
      if (line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line = new StringBuilder("#");
      }
      line.append(' ').append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
