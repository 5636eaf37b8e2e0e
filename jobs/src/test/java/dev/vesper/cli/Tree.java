package dev.vesper.cli;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;

import dev.vesper.pipeline.warehouse.Manifest;
import dev.vesper.pipeline.warehouse.Partition;
import dev.vesper.pipeline.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The files of a warehouse, as somebody sees them who looks at the disk and not at the catalogue.
 */
final class Tree {
  private Tree() {}

  /**
   * All files and links, relative to the warehouse; what comes and goes meanwhile may be missed.
   */
  static List<Path> files(Path warehouse) {
    List<Path> files = new ArrayList<>();
    try {
      Files.walkFileTree(
          warehouse,
          new SimpleFileVisitor<Path>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              files.add(warehouse.relativize(file));
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException e) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return files;
  }

  /** How many files are there to stay, as far as one can tell while they are written. */
  static int lasting(Path warehouse) {
    return (int)
        files(warehouse).stream()
            .filter(file -> !file.startsWith(".tmp"))
            .filter(file -> !file.toString().contains("_temporary"))
            .filter(file -> !file.toString().endsWith(".crc"))
            .count();
  }

  /** Copies a warehouse as it stands; its links are relative and lead into the copy. */
  static void copy(Path from, Path to) throws IOException {
    for (Path file : files(from)) {
      Files.createDirectories(to.resolve(file).getParent());
      Files.copy(from.resolve(file), to.resolve(file), NOFOLLOW_LINKS, COPY_ATTRIBUTES);
    }
  }

  /** Files and links that nothing accounts for, once only the newest commit is kept. */
  static List<String> orphans(Path warehouse) {
    Warehouse opened = Warehouse.open(warehouse.toString());
    Manifest manifest = opened.manifest().orElseThrow();
    Set<Path> directories =
        manifest
            .everything()
            .filter(Partition::present)
            .map(partition -> Path.of(partition.directory()))
            .collect(Collectors.toSet());
    Path run = Path.of("runs", manifest.runId());
    return files(warehouse).stream()
        .filter(file -> !Set.of("CURRENT", "views/duckdb.sql").contains(file.toString()))
        .filter(file -> !file.equals(run.resolve("MANIFEST.json")))
        .filter(file -> !file.startsWith(run.resolve("views")))
        .filter(file -> !directories.contains(file.getParent()))
        .filter(file -> !isNewest(opened, file) && !leadsToData(warehouse, file))
        .map(Path::toString)
        .toList();
  }

  private static boolean isNewest(Warehouse warehouse, Path file) {
    return file.startsWith("commits")
        && Long.parseLong(file.getFileName().toString())
            == warehouse.newest().orElseThrow().number();
  }

  private static boolean leadsToData(Path warehouse, Path file) {
    return file.startsWith("tables") && Files.isDirectory(warehouse.resolve(file));
  }
}
