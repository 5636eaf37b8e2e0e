package dev.vesper.generate;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.vesper.pipeline.SparkForTests;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.privacy.Pseudonyms;
import dev.vesper.pipeline.source.ArrivalFields;
import dev.vesper.pipeline.source.EventFields;
import dev.vesper.pipeline.source.EventSourceSettings;
import dev.vesper.pipeline.source.RawEvents;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The engine's reader gives every line the fate, and every broken one the reason, it was given. */
final class ReaderAgreesTest {
  private static final ZoneId ZONE = ZoneId.of("Australia/Lord_Howe");
  private static final Night FIRST = Night.of("2026-09-27");

  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource(Format.class)
  void everyLineHasTheFateThatWasPlanted(Format format) {
    Tree tree = new Tree(directory.resolve("platform"));
    GeneratorSettings settings =
        GeneratorSettings.of(1_500, 12, 3)
            .starting(FIRST, ZONE)
            .as(format)
            .with(new Noise(0.08, 0.05, 0.06, 0.04));
    Generator.write(settings, tree.root().toString(), 2);
    assertFalse(planted(tree).isEmpty());
    assertEquals(planted(tree), read(tree));
  }

  /** Lines by file and fate or reason; the reader leaves copies among the accepted. */
  private static Map<String, Long> planted(Tree tree) {
    Map<String, Long> lines = new TreeMap<>();
    for (List<String> row : tree.rows("truth/files.csv")) {
      lines.put(row.get(0) + " accepted", Long.parseLong(row.get(2)) + Long.parseLong(row.get(3)));
      lines.put(row.get(0) + " too_late", Long.valueOf(row.get(4)));
    }
    for (List<String> row : tree.rows("truth/broken.csv")) {
      lines.put(row.get(0) + " " + row.get(1), Long.valueOf(row.get(2)));
    }
    lines.values().removeIf(count -> count == 0);
    return lines;
  }

  private static Map<String, Long> read(Tree tree) {
    String events = tree.root().resolve("events").toString();
    RawEvents source =
        new RawEvents(EventSourceSettings.usual("events", events, ZONE), Pseudonyms.off(), FIRST);
    Map<String, Long> lines = new TreeMap<>();
    source
        .read(SparkForTests.session(), source.files())
        .groupBy(
            EventFields.SOURCE_FILE.col(),
            coalesce(ArrivalFields.REASON.col(), ArrivalFields.FATE.col(), lit("none")))
        .count()
        .collectAsList()
        .forEach(row -> lines.put(row.getString(0) + " " + row.getString(1), row.getLong(2)));
    return lines;
  }
}
