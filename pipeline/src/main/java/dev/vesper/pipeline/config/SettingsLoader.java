package dev.vesper.pipeline.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads a settings file into a record whose components carry {@link Setting}. All mistakes of a
 * file become one fault, a line each, that names file and line, what was found and what is allowed.
 */
public final class SettingsLoader {
  private static final int LARGEST = 1 << 20;

  private final Environment environment;
  private final List<String> overrides;
  private final Map<String, Set<String>> vocabulary;
  private final Map<String, Demand> demands;

  private SettingsLoader(
      Environment environment,
      List<String> overrides,
      Map<String, Set<String>> vocabulary,
      Map<String, Demand> demands) {
    this.environment = environment;
    this.overrides = List.copyOf(overrides);
    this.vocabulary = Map.copyOf(vocabulary);
    this.demands = Map.copyOf(demands);
  }

  /** A loader that fills in the variables of this process. */
  public static SettingsLoader standard() {
    return withVariables(System.getenv());
  }

  /** A loader that fills in the given variables. */
  public static SettingsLoader withVariables(Map<String, String> variables) {
    return new SettingsLoader(new Environment(variables), List.of(), Map.of(), Map.of());
  }

  /** The same loader with settings such as {@code source.late-days=5} that win over the file. */
  public SettingsLoader overriding(List<String> newOverrides) {
    return new SettingsLoader(environment, newOverrides, vocabulary, demands);
  }

  /** The same loader, knowing the only words that settings {@link Setting#among} them may name. */
  public SettingsLoader knowing(String kind, Set<String> words) {
    Map<String, Set<String>> more = new HashMap<>(vocabulary);
    more.put(kind, new TreeSet<>(words));
    return new SettingsLoader(environment, overrides, more, demands);
  }

  /** The same loader, asking more of the numbers behind some keys, such as {@code a.b.c}. */
  public SettingsLoader demanding(Map<String, Demand> more) {
    return new SettingsLoader(environment, overrides, vocabulary, more);
  }

  /** The settings of a file; its relative paths start at its directory. */
  public <R extends Record> R load(Path file, Class<R> type) {
    Problems problems = new Problems();
    Optional<String> text = text(file, problems);
    problems.raise();
    Path home = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("/"));
    return parse(text.orElseThrow(), file.toString(), home, type);
  }

  /**
   * The settings that a text holds.
   *
   * @param name what messages call the text
   * @param home where relative paths start
   */
  public <R extends Record> R parse(String text, String name, Path home, Class<R> type) {
    Problems problems = new Problems();
    Shape.Section section = Shape.of(type);
    Optional<Tree> read = TreeReader.file(name, text, environment, problems);
    if (read.isEmpty()) {
      problems.raise();
    }
    Tree root = read.orElseThrow();
    Tree tree = root.empty() ? Tree.Mapping.empty(root.origin()) : root;
    if (tree instanceof Tree.Mapping mapping) {
      new Overrides(environment, problems).apply(overrides, section, mapping);
    }
    Optional<Object> bound =
        new Binder(home, vocabulary, demands, problems).section(section, tree, "");
    problems.raise();
    return type.cast(bound.orElseThrow());
  }

  private static Optional<String> text(Path file, Problems problems) {
    Origin origin = new Origin(file.toString(), 0);
    if (Files.isDirectory(file)) {
      problems.add(origin, "is a directory; name the settings file in it");
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        problems.add(origin, "is larger than 1 MiB, so it is no settings file");
        return Optional.empty();
      }
      return Optional.of(decoded(bytes));
    } catch (NoSuchFileException e) {
      problems.add(origin, "there is no such file; name the settings file with --config");
    } catch (CharacterCodingException e) {
      problems.add(origin, "is not UTF-8 text");
    } catch (IOException e) {
      problems.add(origin, "cannot be read (" + e.getClass().getSimpleName() + ")");
    }
    return Optional.empty();
  }

  private static String decoded(byte[] bytes) throws CharacterCodingException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
