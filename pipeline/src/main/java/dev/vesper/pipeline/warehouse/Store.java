package dev.vesper.pipeline.warehouse;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The file operations that a warehouse stands on. Paths are relative to its root, with {@code /}.
 * What fails is a {@link dev.vesper.pipeline.fault.Fault} that names the file; after one, the
 * outcome is unknown and is found out by reading.
 */
public interface Store {

  /** A file or directory: its own name, its size, when it was last written. */
  record Entry(String name, boolean directory, long bytes, Instant modified) {}

  /** The absolute URI that Spark opens. */
  String uri(String path);

  /** The absolute place as other tools write it: a plain path where there is one, else a URI. */
  String address(String path);

  /** Whether there is a file or a directory, or a link that leads to one. */
  boolean exists(String path);

  /** What a directory holds, by name; nothing where there is no directory. */
  List<Entry> list(String directory);

  /** The content of a file; empty where there is none. */
  Optional<byte[]> read(String path);

  /** Makes a directory and those above it, where they are not there yet. */
  void mkdirs(String directory);

  /** Writes a file that nothing names yet, durably; one that is there is overwritten. */
  void write(String path, byte[] content);

  /**
   * Makes a file with all of its content, or nothing, whoever else tries at the same time. Content
   * has to differ from what others would write.
   *
   * @return whether it was made; false where there is one already
   */
  boolean createExclusive(String path, byte[] content);

  /** Writes a file in one step: a reader finds the old content or the new, never a mix. */
  void replace(String path, byte[] content);

  /** Makes sure that a file written by somebody else, and its name, outlast a power cut. */
  void sync(String path);

  /** Removes a file, a link or a directory with all in it; nothing to do where there is none. */
  void delete(String path);

  /** Whether the file system has links. */
  default boolean hasLinks() {
    return false;
  }

  /** Where a link leads, as written in it; empty where there is no link. */
  default Optional<String> linkTarget(String path) {
    return Optional.empty();
  }

  /** Makes a link, or turns one to another target, in one step. */
  default void link(String path, String target) {
    throw new UnsupportedOperationException("no links at " + uri(path));
  }
}
