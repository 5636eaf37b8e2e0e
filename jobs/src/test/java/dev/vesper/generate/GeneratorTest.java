package dev.vesper.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.pipeline.SparkForTests;
import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Equal settings give equal bytes, whatever writes them; one phenomenon leaves others alone. */
final class GeneratorTest {
  private static final GeneratorSettings SETTINGS = GeneratorSettings.of(500, 12, 42);

  @TempDir private Path directory;

  private Tree generate(String name, GeneratorSettings settings, int threads) {
    Tree tree = new Tree(directory.resolve(name));
    Generator.write(settings, tree.root().toString(), threads);
    return tree;
  }

  @Test
  void theSameSeedGivesTheSameBytesOnAnyNumberOfThreads() {
    assertEquals(generate("one", SETTINGS, 1).digests(), generate("three", SETTINGS, 3).digests());
  }

  @Test
  void sparkWritesTheSameBytesAsThreads() {
    Tree tree = new Tree(directory.resolve("spark"));
    Generator.write(SETTINGS, tree.root().toString(), SparkForTests.session());
    assertEquals(generate("threads", SETTINGS, 2).digests(), tree.digests());
  }

  @Test
  void parquetHasTheSameBytesEachTime() {
    GeneratorSettings parquet = GeneratorSettings.of(200, 3, 5).as(Format.PARQUET);
    assertEquals(generate("once", parquet, 1).digests(), generate("twice", parquet, 2).digests());
  }

  @Test
  void anotherSeedGivesOtherEvents() {
    Tree one = generate("one", SETTINGS, 2);
    Tree other = generate("other", GeneratorSettings.of(500, 12, 43), 2);
    for (String file : one.eventFiles()) {
      String path = "events/" + file;
      assertNotEquals(one.digests().get(path), other.digests().get(path));
    }
  }

  @Test
  void goodLinesStayTheSameWhenSomeBreakOrDouble() {
    Tree calm = generate("calm", SETTINGS.with(Noise.NONE), 2);
    Tree noisy = generate("noisy", SETTINGS.with(new Noise(0, 0, 0.1, 0.05)), 2);
    List<String> calmLines = texts(calm);
    List<String> noisyLines = texts(noisy);
    assertTrue(noisyLines.size() > calmLines.size());
    assertTrue(new HashSet<>(noisyLines).containsAll(calmLines));
    assertEquals(calmLines.size(), new HashSet<>(calmLines).size());
  }

  @Test
  void lateEventsAreTheSameButForTheirArrival() {
    Tree calm = generate("calm", SETTINGS.with(Noise.NONE), 2);
    Tree late = generate("late", SETTINGS.with(new Noise(0.1, 0.05, 0, 0)), 2);
    Set<String> calmEvents = withoutArrival(calm);
    Set<String> lateEvents = withoutArrival(late);
    assertNotEquals(texts(calm), texts(late));
    assertTrue(calmEvents.containsAll(lateEvents), "an event that there is not without lateness");
    assertTrue(lateEvents.size() > calmEvents.size() * 0.9, "what is late is not lost");
  }

  private static List<String> texts(Tree tree) {
    return new Recount(tree, SETTINGS.zone()).lines.stream().map(Recount.Line::text).toList();
  }

  private static Set<String> withoutArrival(Tree tree) {
    return texts(tree).stream()
        .map(line -> line.replaceFirst("\"received_time\":\"[^\"]*\"", ""))
        .collect(Collectors.toSet());
  }

  @Test
  void csvAndParquetHoldTheSameGoodEventsAsJson() {
    GeneratorSettings calm = SETTINGS.with(Noise.NONE);
    Tree csv = generate("csv", calm.as(Format.CSV), 2);
    Tree parquet = generate("parquet", calm.as(Format.PARQUET), 2);
    List<String> expected = columns(json(generate("json", calm, 2)));
    assertFalse(expected.isEmpty());
    assertEquals(expected, columns(csv(csv)));
    assertEquals(expected, columns(parquet(parquet)));
  }

  private static Dataset<Row> json(Tree tree) {
    return SparkForTests.session()
        .read()
        .json(tree.root().resolve("events/*").toString())
        .withColumn("channel_source", functions.col("channel.source"))
        .withColumn("query", functions.col("properties.query"));
  }

  private static Dataset<Row> csv(Tree tree) {
    return SparkForTests.session()
        .read()
        .option("header", "true")
        .csv(tree.root().resolve("events/*").toString())
        .withColumn("query", functions.col("`properties.query`"));
  }

  private static Dataset<Row> parquet(Tree tree) {
    return SparkForTests.session()
        .read()
        .parquet(tree.root().resolve("events/*").toString())
        .withColumn("query", functions.col("properties").getItem("query"));
  }

  /** All columns in one text per event, with numbers and times in one spelling. */
  private static List<String> columns(Dataset<Row> events) {
    return events
        .selectExpr(
            "concat_ws('|', event_id, unix_micros(to_timestamp(event_time)),"
                + " unix_micros(to_timestamp(received_time)), user_id, anonymous_id, session_id,"
                + " event_type, content_id, community_id, target_user_id, order_id, plan_id,"
                + " cast(amount as decimal(18,2)), currency, cast(duration_s as decimal(18,1)),"
                + " cast(position_s as int), cast(length_s as int), channel_source, query)"
                + " as event")
        .sort("event")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  @Test
  void aPlaceInUseIsRefusedAndLeftAsItIs() throws IOException {
    Files.createDirectories(directory.resolve("used/truth"));
    Fault fault = assertThrows(Fault.class, () -> generate("used", SETTINGS, 1));
    assertEquals(ExitCode.CANNOT_CREATE, fault.exitCode());
    assertTrue(fault.getMessage().contains("exists already"), fault.getMessage());
    assertFalse(Files.exists(directory.resolve("used/events")));
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    assertThrows(Fault.class, () -> GeneratorSettings.of(0, 1, 1));
    assertThrows(Fault.class, () -> GeneratorSettings.of(1, 0, 1));
    assertThrows(Fault.class, () -> SETTINGS.eventsPerActiveDay(0.9));
    assertThrows(Fault.class, () -> SETTINGS.eventsPerActiveDay(Double.NaN));
    assertThrows(Fault.class, () -> new Noise(0.51, 0, 0, 0));
    assertEquals(0.5, new Noise(0.5, 0, 0, 0).late());
    assertEquals(1, GeneratorSettings.of(1, 1, 1).users());
  }

  @Test
  void onePersonAndOneDayAreEnough() {
    Tree tree = generate("tiny", GeneratorSettings.of(1, 1, 1), 1);
    assertEquals(List.of("2026-11-19/part-0000.json.gz"), tree.eventFiles());
  }

  @Test
  void filesOfALargePlatformStaySmall() {
    World world = World.of(GeneratorSettings.of(2_000_000, 30, 1));
    double most = new Planted(world).eventsOnTheFullestDay();
    List<DayFile> files = DayFiles.of(world);
    double perFile = most / (files.size() / 30.0);
    assertTrue(perFile <= DayFile.EVENTS, "events in a file: " + perFile);
    assertEquals(2_000_000, files.get(files.size() - 1).pastUser());
  }
}
