package dev.vesper.pipeline.night;

import java.util.Optional;

/**
 * A file of a source as its listing shows it.
 *
 * @param path relative to the source, the way rows and messages name it
 * @param location where it can be opened
 * @param bytes its size
 * @param modifiedMillis when it last changed, in milliseconds since 1970
 * @param night the night in its path; absent where the path names none
 */
public record RawFile(
    String path, String location, long bytes, long modifiedMillis, Optional<Night> night)
    implements Comparable<RawFile> {

  /** The same file, its night known. */
  public RawFile on(Night known) {
    return new RawFile(path, location, bytes, modifiedMillis, Optional.of(known));
  }

  @Override
  public int compareTo(RawFile other) {
    return path.compareTo(other.path);
  }
}
