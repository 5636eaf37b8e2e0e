package dev.vesper.generate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A generated directory, as tests look at it. */
record Tree(Path root) {

  /** The digest of every file by its path. */
  SortedMap<String, String> digests() {
    SortedMap<String, String> digests = new TreeMap<>();
    for (Path file : files(root)) {
      digests.put(root.relativize(file).toString(), digest(file));
    }
    return digests;
  }

  /** All event files in path order, relative to their directory. */
  List<String> eventFiles() {
    Path events = root.resolve("events");
    return files(events).stream().map(file -> events.relativize(file).toString()).toList();
  }

  /** The cells of a CSV file of plain values, without its header. */
  List<List<String>> rows(String path) {
    try (Stream<String> lines = Files.lines(root.resolve(path))) {
      return lines.skip(1).map(line -> List.of(line.split(",", -1))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files(Path under) {
    try (Stream<Path> paths = Files.walk(under)) {
      return paths.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String digest(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
