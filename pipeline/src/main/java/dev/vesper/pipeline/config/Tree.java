package dev.vesper.pipeline.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The settings file as read, before anybody knows what its keys mean. */
sealed interface Tree {

  Origin origin();

  /** What was found, for a message. */
  String found();

  /** All single values at or below this place. */
  Stream<Scalar> scalars();

  /** The same, as if written where its key stands. */
  default Tree under(Origin key) {
    return this;
  }

  /** Whether nothing is written here. */
  default boolean empty() {
    return false;
  }

  /** What can be said of a single value before its type is known. */
  enum State {
    WRITTEN,
    /** Nothing stands behind the key. */
    EMPTY,
    /** It cannot be read, and a problem says why. */
    BROKEN
  }

  /**
   * A single value.
   *
   * @param text the value, with environment variables filled in
   * @param written the value as it stands in the file, which is all that messages show
   */
  record Scalar(String text, String written, State state, Origin origin) implements Tree {
    @Override
    public String found() {
      return state == State.EMPTY ? "empty" : "'" + written + "'";
    }

    @Override
    public Stream<Scalar> scalars() {
      return Stream.of(this);
    }

    @Override
    public boolean empty() {
      return state == State.EMPTY;
    }
  }

  /** A list. */
  record Sequence(List<Tree> elements, Origin origin) implements Tree {
    @Override
    public String found() {
      return "a list";
    }

    @Override
    public Stream<Scalar> scalars() {
      return elements.stream().flatMap(Tree::scalars);
    }

    @Override
    public Tree under(Origin key) {
      return new Sequence(elements, key);
    }
  }

  /** Keys and what stands under each; overrides add to it. */
  record Mapping(Map<String, Entry> entries, Origin origin) implements Tree {
    static Mapping empty(Origin origin) {
      return new Mapping(new LinkedHashMap<>(), origin);
    }

    @Override
    public String found() {
      return "a section with keys of its own";
    }

    @Override
    public Stream<Scalar> scalars() {
      return entries.values().stream().flatMap(entry -> entry.value().scalars());
    }

    @Override
    public Tree under(Origin key) {
      return new Mapping(entries, key);
    }

    /** A sentence about these values, with those from the environment shown as written. */
    String concealed(String sentence) {
      String shown = sentence;
      for (Scalar scalar : scalars().filter(each -> !each.text().equals(each.written())).toList()) {
        shown = scalar.text().isBlank() ? shown : shown.replace(scalar.text(), scalar.written());
      }
      return shown;
    }
  }

  /** What stands under a key, and where the key itself stands. */
  record Entry(Tree value, Origin origin) {}
}
