package dev.vesper.pipeline.source;

import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import dev.vesper.pipeline.night.RawFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;

/**
 * Walks a source. Names that begin with a dot or an underscore and names of files still being
 * written are passed over; linked directories are followed.
 */
final class Lister {
  private static final int DEEPEST = 16;

  private final String name;
  private final String location;
  private final Format format;
  private final String marker;
  private final List<RawFile> files = new ArrayList<>();
  private final List<String> others = new ArrayList<>();
  private final Set<String> marked = new HashSet<>();

  /** The name is for messages; an empty marker marks nothing. */
  Lister(String name, String location, Format format, String marker) {
    this.name = name;
    this.location = location;
    this.format = format;
    this.marker = marker;
  }

  Listing list() {
    try {
      Optional<Path> local = Opener.local(location);
      if (local.isPresent()) {
        walkLocal(local.get().toAbsolutePath().normalize(), "", 0);
      } else {
        walkRemote(new org.apache.hadoop.fs.Path(location));
      }
      return new Listing(files, others, marked);
    } catch (IOException e) {
      throw Opener.unreadable(e.getMessage() == null ? location : e.getMessage(), e);
    }
  }

  private void walkLocal(Path path, String relative, int depth) throws IOException {
    if (!Files.exists(path)) {
      throw missing(path.toString());
    }
    BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
    if (!attributes.isDirectory()) {
      String shown = relative.isEmpty() ? path.getFileName().toString() : relative;
      add(shown, path.toString(), attributes.size(), attributes.lastModifiedTime().toMillis());
      return;
    }
    checkDepth(path.toString(), depth);
    try (DirectoryStream<Path> children = Files.newDirectoryStream(path)) {
      for (Path child : children) {
        String childName = child.getFileName().toString();
        if (!skipped(relative, childName)) {
          walkLocal(child, join(relative, childName), depth + 1);
        }
      }
    }
  }

  private void walkRemote(org.apache.hadoop.fs.Path root) throws IOException {
    FileSystem system = root.getFileSystem(Opener.configuration());
    if (!system.exists(root)) {
      throw missing(location);
    }
    FileStatus status = system.getFileStatus(root);
    if (status.isFile()) {
      add(root.getName(), root.toString(), status.getLen(), status.getModificationTime());
    } else {
      walkRemote(system, root, "", 0);
    }
  }

  private void walkRemote(
      FileSystem system, org.apache.hadoop.fs.Path directory, String relative, int depth)
      throws IOException {
    checkDepth(directory.toString(), depth);
    for (FileStatus child : system.listStatus(directory)) {
      String childName = child.getPath().getName();
      if (skipped(relative, childName)) {
        continue;
      }
      String path = join(relative, childName);
      if (child.isDirectory()) {
        walkRemote(system, child.getPath(), path, depth + 1);
      } else {
        add(path, child.getPath().toString(), child.getLen(), child.getModificationTime());
      }
    }
  }

  private boolean skipped(String directory, String child) {
    if (child.equals(marker)) {
      marked.add(directory);
      return true;
    }
    return child.startsWith(".")
        || child.startsWith("_")
        || child.endsWith(".tmp")
        || child.endsWith(".crc")
        || child.endsWith("._COPYING_")
        || child.endsWith(".inprogress");
  }

  private void add(String path, String where, long bytes, long modifiedMillis) {
    if (format.of(path).isPresent()) {
      files.add(new RawFile(path, where, bytes, modifiedMillis, PathNight.of(path)));
    } else {
      others.add(path);
    }
  }

  private static String join(String directory, String child) {
    return directory.isEmpty() ? child : directory + "/" + child;
  }

  private Fault missing(String path) {
    return new Fault(
        ExitCode.NO_INPUT,
        "the source '" + name + "' is not there: " + path + "; check its path in the settings");
  }

  private static void checkDepth(String directory, int depth) {
    if (depth > DEEPEST) {
      throw new Fault(
          ExitCode.NO_INPUT,
          directory + " lies more than " + DEEPEST + " directories deep; is a link pointing back?");
    }
  }
}
