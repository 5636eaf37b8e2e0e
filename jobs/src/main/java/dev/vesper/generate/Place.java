package dev.vesper.generate;

import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/** The directory everything is written to: local, or of any file system that Hadoop knows. */
record Place(String root) implements Serializable {

  /** What a file is filled by. */
  interface Filling {
    void into(OutputStream out) throws IOException;
  }

  /** Writes a file, with the directories above it. */
  void write(String path, Filling filling) {
    try (OutputStream out = new BufferedOutputStream(create(path), 1 << 16)) {
      filling.into(out);
    } catch (IOException e) {
      throw new Fault(
          ExitCode.CANNOT_CREATE, "cannot write " + root + "/" + path + ": " + e.getMessage(), e);
    }
  }

  /** Refuses a place where something of ours lies already. */
  void refuseIfThere(String path) {
    if (exists(path)) {
      throw new Fault(
          ExitCode.CANNOT_CREATE,
          root + "/" + path + " exists already; remove it, or generate into another directory");
    }
  }

  private boolean exists(String path) {
    try {
      return isRemote()
          ? fileSystem().exists(new org.apache.hadoop.fs.Path(root, path))
          : Files.exists(local(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private OutputStream create(String path) throws IOException {
    if (isRemote()) {
      return fileSystem().create(new org.apache.hadoop.fs.Path(root, path), true);
    }
    Files.createDirectories(local(path).getParent());
    return Files.newOutputStream(local(path));
  }

  private Path local(String path) {
    return Path.of(root.startsWith("file:") ? URI.create(root).getPath() : root, path);
  }

  private boolean isRemote() {
    return root.contains("://") && !root.startsWith("file:");
  }

  private FileSystem fileSystem() throws IOException {
    return FileSystem.get(URI.create(root), new Configuration());
  }
}
