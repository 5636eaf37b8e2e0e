package dev.vesper.pipeline.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vesper.pipeline.night.Night;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsLoaderTest {
  private static final Path HOME = Path.of("/etc/vesper");

  record All(
      @Setting("A text.") String text,
      @Setting("A small number.") int small,
      @Setting("A large number.") long large,
      @Setting("A fraction.") double fraction,
      @Setting("A truth.") boolean truth,
      @Setting("A path.") Path path,
      @Setting("A place.") Location place,
      @Setting("A duration.") Duration duration,
      @Setting("A date.") LocalDate date,
      @Setting("A night.") Night night,
      @Setting("A zone.") ZoneId zone,
      @Setting("A day.") DayOfWeek day,
      @Setting("A size.") ByteSize size,
      @Setting("Numbers.") List<Integer> numbers,
      @Setting("Named.") Map<String, Double> named,
      @Setting("Perhaps.") Optional<String> perhaps,
      @Setting("Perhaps a part.") Optional<Part> perhapsPart,
      @Setting("A part.") Part part,
      @Setting("Parts.") List<Part> parts) {}

  record Part(
      @Setting(value = "How wide.", standard = "7", unit = "m", least = "1", most = "60")
          int howWide,
      @Setting(value = "Colours.", standard = "[red, blue]", among = "colour")
          List<String> colours) {}

  private static <R extends Record> R load(Class<R> type, String... lines) {
    return SettingsLoader.withVariables(Map.of("WIDE", "9"))
        .parse(String.join("\n", lines), "v.yaml", HOME, type);
  }

  @Test
  void everyTypeIsRead() {
    All all =
        load(
            All.class,
            "text: a word",
            "small: -3",
            "large: 9000000000",
            "fraction: 1e-3",
            "truth: true",
            "path: ../key",
            "place: hdfs://namenode/vesper/",
            "duration: 26h",
            "date: 2026-11-19",
            "night: 2026-11-20",
            "zone: Australia/Lord_Howe",
            "day: friday",
            "size: 64KiB",
            "numbers: [1, 2]",
            "named: {a: 1, b.c: 2.5}",
            "perhaps: x",
            "perhaps-part: {how-wide: 8}",
            "parts: [{how-wide: 1}, {}]");
    List<String> colours = List.of("red", "blue");
    assertEquals(
        new All(
            "a word",
            -3,
            9_000_000_000L,
            0.001,
            true,
            Path.of("/etc/key"),
            new Location("hdfs://namenode/vesper"),
            Duration.ofHours(26),
            LocalDate.of(2026, 11, 19),
            Night.of("2026-11-20"),
            ZoneId.of("Australia/Lord_Howe"),
            DayOfWeek.FRIDAY,
            new ByteSize(65_536),
            List.of(1, 2),
            Map.of("a", 1.0, "b.c", 2.5),
            Optional.of("x"),
            Optional.of(new Part(8, colours)),
            new Part(7, colours),
            List.of(new Part(1, colours), new Part(7, colours))),
        all);
  }
}
