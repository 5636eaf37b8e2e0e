package dev.vesper.pipeline.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ShellFreeFileSystemTest {
  @TempDir private Path directory;
  private FileSystem files;

  @BeforeEach
  void open() throws IOException {
    Configuration configuration = new Configuration();
    configuration.set("fs.file.impl", ShellFreeFileSystem.class.getName());
    configuration.set("fs.permissions.umask-mode", "027");
    files = FileSystem.newInstance(directory.toUri(), configuration);
  }

  private org.apache.hadoop.fs.Path path(String name) {
    return new org.apache.hadoop.fs.Path(directory.resolve(name).toUri());
  }

  private String permissions(String name) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(name)));
  }

  @Test
  void filesAndDirectoriesHaveThePermissionsThatHadoopWouldGive() throws IOException {
    assertInstanceOf(ShellFreeFileSystem.class, files);
    try (OutputStream out = files.create(path("night/file"), true)) {
      out.write("rows".getBytes(StandardCharsets.UTF_8));
    }
    assertEquals("rw-r-----", permissions("night/file"));
    assertEquals("rwxr-x---", permissions("night"));
    files.setPermission(path("night"), new FsPermission((short) 01777));
    assertEquals("rwxrwxrwx", permissions("night"));
    files.setPermission(path("night/file"), new FsPermission((short) 0400));
    assertEquals("r--------", permissions("night/file"));
  }

  @Test
  void noChecksumFilesAreLeftAndRenamedFilesAreWhole() throws IOException {
    try (OutputStream out = files.create(path("part"), true)) {
      out.write(new byte[100_000]);
    }
    assertTrue(files.rename(path("part"), path("whole")));
    try (Stream<Path> left = Files.list(directory)) {
      assertEquals(List.of("whole"), left.map(file -> file.getFileName().toString()).toList());
    }
    assertEquals(100_000, files.open(path("whole")).readAllBytes().length);
  }
}
