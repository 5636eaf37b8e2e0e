package dev.vesper.pipeline.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;

/**
 * Reads YAML into a {@link Tree} that knows the line of everything. Reads the parser's events, not
 * its objects: those would lose lines and silently keep the last of two equal keys.
 */
final class TreeReader {
  private static final int DEEPEST = 50;

  /** Thrown to stop at the first mistake after which the rest cannot be understood. */
  private static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final String source;
  private final boolean numbered;
  private final Environment environment;
  private final Problems problems;
  private final Map<Anchor, Tree> anchors = new HashMap<>();

  private TreeReader(String source, boolean numbered, Environment environment, Problems problems) {
    this.source = source;
    this.numbered = numbered;
    this.environment = environment;
    this.problems = problems;
  }

  /** The tree of a whole file; empty where nothing can be made of it, which is then a problem. */
  static Optional<Tree> file(String name, String text, Environment environment, Problems problems) {
    return new TreeReader(name, true, environment, problems).read(text);
  }

  /** The tree of a value that stands outside a file, such as an override. */
  static Optional<Tree> value(
      String source, String text, Environment environment, Problems problems) {
    return new TreeReader(source, false, environment, problems).read(text);
  }

  private Optional<Tree> read(String text) {
    LoadSettings settings = LoadSettings.builder().setLabel(source).build();
    try {
      return Optional.of(document(new Parse(settings).parseString(text).iterator()));
    } catch (Unreadable e) {
      return Optional.empty();
    } catch (MarkedYamlEngineException e) {
      problems.add(origin(e.getProblemMark()), "not YAML: " + sentence(e));
    } catch (ReaderException e) {
      Origin line = new Origin(source, numbered ? lineAt(text, e.getPosition()) : 0);
      problems.add(
          line, String.format("not YAML: the character U+%04X is not allowed", e.getCodePoint()));
    }
    return Optional.empty();
  }

  private Tree document(Iterator<Event> events) {
    Tree root = new Tree.Scalar("", "", Tree.State.EMPTY, new Origin(source, numbered ? 1 : 0));
    int documents = 0;
    while (events.hasNext()) {
      Event event = events.next();
      if (event instanceof NodeEvent node) {
        if (++documents > 1) {
          throw unreadable(event, "a second document begins here; settings are one document");
        }
        root = node(node, events, 0);
      }
    }
    return root;
  }

  private Tree node(NodeEvent event, Iterator<Event> events, int depth) {
    if (depth > DEEPEST) {
      throw unreadable(event, "nested deeper than " + DEEPEST + " levels");
    }
    if (event instanceof AliasEvent alias) {
      return Optional.ofNullable(anchors.get(alias.getAlias()))
          .orElseThrow(() -> unreadable(event, "'*" + alias.getAlias() + "' names no anchor"));
    }
    Tree tree =
        event instanceof ScalarEvent scalar
            ? scalar(scalar)
            : collection((CollectionStartEvent) event, events, depth + 1);
    event.getAnchor().ifPresent(anchor -> anchors.put(anchor, tree));
    return tree;
  }

  private Tree scalar(ScalarEvent event) {
    Origin origin = origin(event.getStartMark());
    refuseTag(event.getTag(), origin);
    String written = event.getValue();
    boolean plain = event.getScalarStyle() == ScalarStyle.PLAIN;
    if (plain && (written.isEmpty() || written.equals("~") || written.equals("null"))) {
      return new Tree.Scalar("", written, Tree.State.EMPTY, origin);
    }
    int before = problems.count();
    String text = environment.fill(written, origin, problems);
    Tree.State state = problems.count() > before ? Tree.State.BROKEN : Tree.State.WRITTEN;
    return new Tree.Scalar(text, written, state, origin);
  }

  private Tree collection(CollectionStartEvent event, Iterator<Event> events, int depth) {
    refuseTag(event.getTag(), origin(event.getStartMark()));
    if (event instanceof SequenceStartEvent) {
      List<Tree> elements = new ArrayList<>();
      for (Event next = events.next(); next instanceof NodeEvent node; next = events.next()) {
        elements.add(node(node, events, depth));
      }
      return new Tree.Sequence(elements, origin(event.getStartMark()));
    }
    return mapping((MappingStartEvent) event, events, depth);
  }

  private Tree mapping(MappingStartEvent event, Iterator<Event> events, int depth) {
    Map<String, Tree.Entry> entries = new LinkedHashMap<>();
    for (Event next = events.next(); next instanceof NodeEvent key; next = events.next()) {
      if (!(key instanceof ScalarEvent name)) {
        throw unreadable(key, "a key must be a plain word");
      }
      Origin origin = origin(name.getStartMark());
      Tree value = node((NodeEvent) events.next(), events, depth).under(origin);
      Tree.Entry earlier = entries.putIfAbsent(name.getValue(), new Tree.Entry(value, origin));
      if (earlier != null) {
        problems.add(origin, duplicate(name.getValue(), earlier));
      }
    }
    return new Tree.Mapping(entries, origin(event.getStartMark()));
  }

  private static String duplicate(String key, Tree.Entry earlier) {
    return "key '" + key + "' stands twice; the other is in line " + earlier.origin().line();
  }

  private void refuseTag(Optional<String> tag, Origin origin) {
    tag.ifPresent(name -> problems.add(origin, "tags such as '" + name + "' have no meaning here"));
  }

  private Unreadable unreadable(Event event, String sentence) {
    problems.add(origin(event.getStartMark()), sentence);
    return new Unreadable();
  }

  private Origin origin(Optional<Mark> mark) {
    return new Origin(source, numbered ? mark.map(Mark::getLine).orElse(0) + 1 : 0);
  }

  private static String sentence(MarkedYamlEngineException e) {
    String problem = e.getProblem().strip();
    return e.getContext() == null ? problem : e.getContext().strip() + ", " + problem;
  }

  private static int lineAt(String text, int position) {
    return 1
        + (int) text.codePoints().limit(position).filter(character -> character == '\n').count();
  }
}
