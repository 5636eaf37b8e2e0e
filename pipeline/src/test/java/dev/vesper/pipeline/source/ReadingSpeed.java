package dev.vesper.pipeline.source;

import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.privacy.Pseudonyms;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;

/** Measures how many canonical lines one core turns into rows in a second; run by hand. */
public final class ReadingSpeed {
  private static final int LINES = 400_000;

  private ReadingSpeed() {}

  public static void main(String[] args) throws IOException {
    Path file = Files.createTempFile("speed", ".json.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file), 1 << 16)) {
      SplittableRandom random = new SplittableRandom(7);
      for (int i = 0; i < LINES; i++) {
        out.write(line(i, random).getBytes(StandardCharsets.UTF_8));
      }
    }
    EventSourceSettings settings =
        EventSourceSettings.usual("events", file.toString(), ZoneId.of("Asia/Shanghai"));
    Pseudonyms pseudonyms = Pseudonyms.under(new byte[32], Optional.empty());
    EventReading reading =
        new EventReading(settings, pseudonyms, RawFolder.FIRST, Shape.ofEvents(settings.zone()));
    Pack.Part part =
        new Pack.Part(
            file.getFileName().toString(),
            file.toString(),
            Files.size(file),
            Night.of("2026-11-20"));
    for (int round = 0; round < 6; round++) {
      long start = cpuNanos();
      long rows = 0;
      try (PackRows pack = new PackRows(new Pack(List.of(part)), reading)) {
        while (pack.next()) {
          rows += pack.get().numFields() > 0 ? 1 : 0;
        }
      }
      double seconds = (cpuNanos() - start) / 1e9;
      System.out.printf("%d rows in %.2f s: %.0f rows/s%n", rows, seconds, rows / seconds);
    }
    Files.delete(file);
  }

  /** The time this thread has had on a core: the machine may be busy with other things. */
  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static String line(int i, SplittableRandom random) {
    return """
        {"event_id":"%016x%08x","event_time":"2026-11-19T%02d:%02d:%02d.%06dZ","received_time":"2026-11-19T23:59:%02d.000001Z","user_id":"u%07d","anonymous_id":"d%012x","session_id":"s%016x","event_type":"progress","content_id":"c%05d","community_id":"k%03d","amount":%d.%02d,"currency":"CNY","duration_s":%d.5,"position_s":%d,"length_s":1800,"channel":{"source":"wechat","medium":"social","campaign":"autumn-%d"},"properties":{"device":"phone","app_version":"5.%d.1"}}
        """
        .formatted(
            random.nextLong(),
            i,
            random.nextInt(24),
            random.nextInt(60),
            random.nextInt(60),
            random.nextInt(1_000_000),
            random.nextInt(60),
            random.nextInt(200_000),
            random.nextLong(1L << 48),
            random.nextLong(),
            random.nextInt(5000),
            random.nextInt(100),
            random.nextInt(300),
            random.nextInt(100),
            random.nextInt(600),
            random.nextInt(1800),
            random.nextInt(20),
            random.nextInt(30));
  }
}
