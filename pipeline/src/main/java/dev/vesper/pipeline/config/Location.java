package dev.vesper.pipeline.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where files lie: an absolute local path, or a URI such as {@code hdfs://namenode/vesper}.
 *
 * @param text the path or URI, without a slash at its end
 */
public record Location(String text) {
  private static final Pattern REMOTE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:/.*");

  public Location {
    text = text.length() > 1 && text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  /** A location as somebody writes it; a relative path starts at the directory. */
  public static Location of(String written, Path directory) {
    if (written.startsWith("file:")) {
      return new Location(Path.of(URI.create(written).getPath()).normalize().toString());
    }
    if (REMOTE.matcher(written).matches()) {
      return new Location(URI.create(written).toString());
    }
    return new Location(directory.resolve(written).toAbsolutePath().normalize().toString());
  }

  /** The local path; absent for a URI of another file system. */
  public Optional<Path> local() {
    return REMOTE.matcher(text).matches() ? Optional.empty() : Optional.of(Path.of(text));
  }

  /** A location beside this one: the same parent, its name longer by the suffix. */
  public Location beside(String suffix) {
    return new Location(text + suffix);
  }

  /** Whether this location is the other one or lies below it. */
  public boolean within(Location other) {
    return text.equals(other.text) || text.startsWith(other.text + "/");
  }

  @Override
  public String toString() {
    return text;
  }
}
