package dev.vesper.pipeline.night;

import java.io.Serializable;
import java.util.Optional;

/**
 * A file of a source as its listing shows it.
 *
 * @param path relative to the source, the way rows and messages name it
 * @param location where it can be opened
 * @param bytes its size
 * @param modifiedMillis when it last changed, in milliseconds since 1970
 * @param night the night in its path, in ISO form; absent where the path names none
 */
public record RawFile(
    String path, String location, long bytes, long modifiedMillis, Optional<Night> night)
    implements Comparable<RawFile> {

  /** A file that Spark tasks can carry: the same, without the optional night. */
  public Address address() {
    return new Address(path, location);
  }

  @Override
  public int compareTo(RawFile other) {
    return path.compareTo(other.path);
  }

  /** What a task needs to read the file. */
  public record Address(String path, String location) implements Serializable {}
}
