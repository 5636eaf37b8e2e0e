package dev.vesper.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The committed samples are what the command in their README makes. */
final class DataSamplesTest {
  private static final Path SAMPLES = Path.of("..", "data-samples");

  @TempDir private Path directory;

  @Test
  void theSamplesAreWhatTheGeneratorMakes() {
    Generator.write(GeneratorSettings.of(400, 45, 42), directory.toString(), 2);
    SortedMap<String, String> made = texts(directory);
    SortedMap<String, String> committed = texts(SAMPLES);
    committed.keySet().retainAll(made.keySet());
    assertEquals(made, committed);
  }

  @Test
  void theSamplesStaySmall() throws IOException {
    try (Stream<Path> files = Files.walk(SAMPLES)) {
      long bytes =
          files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
      assertTrue(bytes < 2_000_000, "bytes of samples: " + bytes);
    }
  }

  /** Every file as text, unpacked, because two zlibs may pack the same text differently. */
  private static SortedMap<String, String> texts(Path root) {
    SortedMap<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      files
          .filter(Files::isRegularFile)
          .forEach(file -> texts.put(root.relativize(file).toString(), text(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }

  private static String text(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
      return new String(plain.readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
