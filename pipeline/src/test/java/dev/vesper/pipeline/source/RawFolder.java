package dev.vesper.pipeline.source;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import dev.vesper.pipeline.SparkForTests;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.RawFile;
import dev.vesper.pipeline.privacy.Pseudonyms;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Row;

/** A folder of raw event files as a test sets it up and reads it. */
final class RawFolder {
  static final Night FIRST = Night.of("2026-01-01");
  static final String DAY = "2026-11-19/";

  private final Path root;
  private EventSourceSettings settings;

  RawFolder(Path root) {
    this(root, ZoneId.of("UTC"));
  }

  RawFolder(Path root, ZoneId zone) {
    this.root = root;
    this.settings = EventSourceSettings.usual("events", root.toString(), zone);
  }

  RawFolder arrival(ArrivalClock clock) {
    EventSourceSettings s = settings;
    settings =
        new EventSourceSettings(
            s.name(),
            s.location(),
            s.format(),
            s.dialect(),
            clock,
            s.zone(),
            s.lateDays(),
            s.skew(),
            s.maxLineBytes(),
            s.readiness());
    return this;
  }

  Path write(String path, String text) throws IOException {
    return write(path, text.getBytes(StandardCharsets.UTF_8));
  }

  Path write(String path, byte[] bytes) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes);
  }

  /** An event that is good on 2026-11-19, with more columns where given, as JSON. */
  static String event(String id, String more) {
    return "{\"event_id\":\"%s\",\"event_time\":\"2026-11-19T08:00:00Z\",\"user_id\":\"u-1\",\"event_type\":\"view\"%s}"
        .formatted(id, more.isEmpty() ? "" : "," + more);
  }

  static String event(String id) {
    return event(id, "");
  }

  RawEvents source(Pseudonyms pseudonyms) {
    return new RawEvents(settings, pseudonyms, FIRST);
  }

  /** All rows, in the order of files and lines; files without a night are seen on 2026-11-20. */
  List<Row> rows() {
    return rows(Pseudonyms.off());
  }

  List<Row> rows(Pseudonyms pseudonyms) {
    RawEvents source = source(pseudonyms);
    List<RawFile> files = source.files().stream().map(RawFolder::seen).toList();
    return source
        .read(SparkForTests.session(), files)
        .orderBy(EventFields.SOURCE_FILE.name(), EventFields.SOURCE_LINE.name())
        .collectAsList();
  }

  private static RawFile seen(RawFile file) {
    Night night = file.night().orElse(Night.of("2026-11-20"));
    return new RawFile(
        file.path(), file.location(), file.bytes(), file.modifiedMillis(), Optional.of(night));
  }

  /** Each row as its fate, or as its reason where it is quarantined. */
  List<String> fates() {
    return rows().stream().map(RawFolder::fate).toList();
  }

  static String fate(Row row) {
    String reason = row.getAs(LineFields.REASON.name());
    return reason == null ? row.getAs(LineFields.FATE.name()) : reason;
  }

  static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  static byte[] zstd(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream zstd = new ZstdOutputStreamNoFinalizer(out)) {
      zstd.write(bytes);
    }
    return out.toByteArray();
  }
}
