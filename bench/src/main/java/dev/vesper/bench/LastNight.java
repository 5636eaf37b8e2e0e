package dev.vesper.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A night of raw files whose late events are of one earlier day only. */
final class LastNight {
  private static final Pattern EVENT_TIME = Pattern.compile("\"event_time\":\"([^\"]+)\"");

  private final LocalDate night;
  private final ZoneId zone;

  LastNight(LocalDate night, ZoneId zone) {
    this.night = night;
    this.zone = zone;
  }

  /** Copies a directory of gzip JSON lines; lines of other earlier days are left out. */
  void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.sorted().toList()) {
        copyLines(file, to.resolve(file.getFileName()));
      }
    }
  }

  private void copyLines(Path from, Path to) throws IOException {
    try (BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    new GZIPInputStream(Files.newInputStream(from)), StandardCharsets.UTF_8));
        BufferedWriter kept =
            new BufferedWriter(
                new OutputStreamWriter(
                    new GZIPOutputStream(Files.newOutputStream(to)), StandardCharsets.UTF_8))) {
      lines.lines().filter(this::belongs).forEach(line -> write(kept, line));
    }
  }

  private boolean belongs(String line) {
    Matcher time = EVENT_TIME.matcher(line);
    try {
      return !time.find()
          || List.of(night, night.minusDays(1))
              .contains(Instant.parse(time.group(1)).atZone(zone).toLocalDate());
    } catch (DateTimeParseException e) {
      return true; // a broken line is part of the night
    }
  }

  private static void write(BufferedWriter kept, String line) {
    try {
      kept.write(line);
      kept.newLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
