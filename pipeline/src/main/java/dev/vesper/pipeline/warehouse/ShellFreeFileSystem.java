package dev.vesper.pipeline.warehouse;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * Hadoop's files of this machine, without a process for each. Where Hadoop's native library is
 * missing, as on most machines, it runs {@code chmod} in a shell for every file and directory that
 * it makes, which takes longer than writing a small file. No checksum files are written beside the
 * files either: what is written is read back and compared before it is published.
 */
public final class ShellFreeFileSystem extends LocalFileSystem {
  public ShellFreeFileSystem() {
    super(new Raw());
  }

  @Override
  public void initialize(URI name, Configuration configuration) throws IOException {
    super.initialize(name, configuration);
    setWriteChecksum(false);
  }

  private static final class Raw extends RawLocalFileSystem {
    @Override
    public void setPermission(org.apache.hadoop.fs.Path file, FsPermission permission)
        throws IOException {
      Path path = pathToFile(file).toPath();
      if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        short withoutSticky = (short) (permission.toShort() & 0777);
        String nine = new FsPermission(withoutSticky).toString();
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(nine));
      }
    }
  }
}
