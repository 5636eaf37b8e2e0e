package dev.vesper.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.pipeline.SparkForTests;
import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.run.JobOutcome;
import dev.vesper.pipeline.run.RunReport;
import dev.vesper.pipeline.warehouse.GarbageCollector;
import dev.vesper.pipeline.warehouse.Owner;
import dev.vesper.pipeline.warehouse.Stores;
import dev.vesper.pipeline.warehouse.Tenure;
import dev.vesper.pipeline.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run of the release, of some jobs with tables of every kind, is killed at twelve moments, half
 * of them of a first load, half of a night on top of published ones; {@code bench/kills} kills
 * more. Readers find what was published or what the run was to publish, whole; the next run gets
 * there; and clearing away leaves nothing behind.
 */
final class KillIT {
  private static final long SEED = 20261119;

  /**
   * So many kills of a first load, and as many of a night more; most wait for files to be there.
   */
  private static final int KILLS = Integer.getInteger("vesper.kills", 6);

  private static final int BY_TIME = KILLS / 3;
  private static final int KILLED_AT_LEAST = 2 * KILLS * 4 / 5;
  private static final int SIDE_BY_SIDE = 2;
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final GarbageCollector.Keep NEWEST = new GarbageCollector.Keep(1, Duration.ZERO);

  /**
   * Two cores, few partitions, and no generated code, whose compilation is what takes long here.
   */
  private static final String SMALL_SPARK =
      "spark: {master: 'local[2]', conf: {spark.sql.shuffle.partitions: '2',"
          + " spark.sql.codegen.wholeStage: 'false', spark.sql.codegen.factoryMode: NO_CODEGEN}}";

  /** With what they need: facts, states, rates, a dimension and a record. */
  private static final String[] JOBS = {
    "set-aside", "account-files", "measure-growth", "predict-activity", "take-users"
  };

  @TempDir private Path temp;
  private SmallPlatform small;

  /** What a killed run started from, and what it was to publish. */
  private record Case(String name, Optional<Path> start, Published before, Published after) {}

  @Test
  void aRunKilledAtAnyMomentLeavesAWholeWarehouseThatTheNextRunCompletes() throws Exception {
    small = SmallPlatform.in(temp.resolve("raw"), 40, 2).knowing("users");
    Path archive = temp.resolve("classes.jsa");
    undisturbed("archive", Optional.empty(), "-XX:ArchiveClassesAtExit=" + archive);
    String shared = "-XX:SharedArchiveFile=" + archive;

    Path eve = temp.resolve("eve");
    Samples.run(small.filling(eve), small.nights().last().previous().toString(), JOBS);
    Random chance = new Random(SEED);
    List<Callable<Killed>> kills = new ArrayList<>();
    for (Optional<Path> start : List.of(Optional.<Path>empty(), Optional.of(eve))) {
      String name = start.isEmpty() ? "first load" : "a night more";
      long began = System.nanoTime();
      Path whole = undisturbed(name.replace(' ', '-'), start, shared);
      Duration length = Duration.ofNanos(System.nanoTime() - began);
      Published none = new Published(Map.of(), Map.of());
      Published before = start.isEmpty() ? none : Published.in(eve);
      Case each = new Case(name, start, before, Published.in(whole));
      int filesBefore = start.map(Tree::lasting).orElse(0);
      List<KillPoint> points = new ArrayList<>();
      points.addAll(KillPoint.spread(chance, KILLS - BY_TIME, filesBefore, Tree.lasting(whole)));
      points.addAll(KillPoint.spread(chance, BY_TIME, length));
      for (KillPoint point : points) {
        Path warehouse = temp.resolve("killed-" + kills.size());
        kills.add(() -> kill(each, point, warehouse, shared));
      }
    }
    List<Killed> killed = sideBySide(kills);
    killed.forEach(each -> System.out.println("KillIT: " + each));
    assertTrue(
        killed.stream().filter(Killed::inTime).count() >= KILLED_AT_LEAST, killed.toString());
    assertTrue(killed.stream().anyMatch(each -> each.adopted() > 0), killed.toString());
  }

  /** Makes the tests' session like those of the killed runs: no markers, no generated code. */
  @BeforeAll
  static void likeTheKilledRuns() {
    SparkSession spark = SparkForTests.session();
    spark
        .sparkContext()
        .hadoopConfiguration()
        .set("mapreduce.fileoutputcommitter.marksuccessfuljobs", "false");
    spark.conf().set("spark.sql.codegen.wholeStage", "false");
    spark.conf().set("spark.sql.codegen.factoryMode", "NO_CODEGEN");
  }

  @AfterAll
  static void generateCodeAgain() {
    SparkForTests.session().conf().unset("spark.sql.codegen.wholeStage");
    SparkForTests.session().conf().unset("spark.sql.codegen.factoryMode");
  }

  private static List<Killed> sideBySide(List<Callable<Killed>> kills) throws Exception {
    ExecutorService lanes = Executors.newFixedThreadPool(SIDE_BY_SIDE);
    try {
      List<Killed> killed = new ArrayList<>();
      for (Future<Killed> each : lanes.invokeAll(kills)) {
        killed.add(each.get());
      }
      return killed;
    } finally {
      lanes.shutdownNow();
    }
  }

  private Path undisturbed(String name, Optional<Path> start, String... options) throws Exception {
    Path warehouse = temp.resolve(name);
    begin(warehouse, start);
    try (Child child = child(warehouse, options)) {
      assertEquals(ExitCode.PARTIAL.code(), child.exitCode(PATIENCE), child::said);
    }
    return warehouse;
  }

  /** Lets a warehouse begin as another one stands, its views naming its own files. */
  private void begin(Path warehouse, Optional<Path> start) throws IOException {
    if (start.isPresent()) {
      Tree.copy(start.get(), warehouse);
      Samples.run(small.filling(warehouse), small.nights().last().previous().toString(), JOBS);
    }
  }

  private Child child(Path warehouse, String... options) throws IOException {
    List<String> all = new ArrayList<>(List.of("-Xmx1g", "-XX:+UseSerialGC"));
    all.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:ReservedCodeCacheSize=192m",
            "-Xshare:auto",
            "-Xlog:cds=off"));
    all.add("-Xlog:cds+dynamic=off");
    all.addAll(List.of(options));
    Path settings = small.settingsFile(warehouse, SMALL_SPARK);
    List<String> run =
        new ArrayList<>(List.of("run", "--config", settings.toString(), "--night", small.last()));
    Arrays.stream(JOBS).forEach(job -> run.addAll(List.of("--job", job)));
    return Child.start(
        warehouse.resolveSibling(warehouse.getFileName() + ".log"),
        Map.of(),
        Release.embedded(all.toArray(String[]::new)),
        run.toArray(String[]::new));
  }

  /** How one killing went. */
  private record Killed(
      String name, KillPoint point, boolean inTime, int files, String found, int adopted) {}

  private Killed kill(Case of, KillPoint point, Path warehouse, String shared) throws Exception {
    begin(warehouse, of.start());
    boolean inTime;
    try (Child child = child(warehouse, shared)) {
      inTime = child.runsUntil(point.reached(warehouse), PATIENCE);
      child.kill();
    }
    int files = Tree.lasting(warehouse);
    String found = readersFind(of, warehouse);
    int adopted = completes(of, warehouse);
    return new Killed(of.name(), point, inTime, files, found, adopted);
  }

  /** Looks at what is there right after the killing, and tells which of the two it is. */
  private static String readersFind(Case of, Path warehouse) throws IOException, SQLException {
    Published found =
        Warehouse.open(warehouse.toString()).newest().isEmpty()
            ? new Published(Map.of(), Map.of())
            : Published.in(warehouse);
    assertTrue(found.equals(of.before()) || found.equals(of.after()), () -> warehouse + " is torn");
    if (Files.exists(warehouse.resolve("views/duckdb.sql"))) {
      Map<String, List<String>> shown =
          Published.throughViews(warehouse, of.after().rows().keySet());
      assertTrue(
          shown.equals(of.before().rows()) || shown.equals(of.after().rows()),
          () -> "the views of " + warehouse + " are torn");
    }
    return found.equals(of.after()) ? "all" : of.start().isEmpty() ? "none" : "the nights before";
  }

  /** Runs again, and once more; then clears away. Tells how many partitions were adopted. */
  private int completes(Case of, Path warehouse) throws IOException, SQLException {
    RunReport report = Samples.run(small.filling(warehouse), small.last(), JOBS);
    assertTrue(
        Set.of(ExitCode.DONE, ExitCode.PARTIAL).contains(report.exitCode()), warehouse.toString());
    Published.in(warehouse).assertSameAs(of.after(), warehouse.toString());
    assertEquals(of.after().rows(), Published.throughViews(warehouse, of.after().rows().keySet()));
    assertTrue(Samples.run(small.filling(warehouse), small.last(), JOBS).plan().isEmpty());
    new GarbageCollector(Stores.at(warehouse.toString()), NEWEST, daysLater()).run();
    assertEquals(List.of(), Tree.orphans(warehouse), warehouse.toString());
    Published.in(warehouse).assertSameAs(of.after(), warehouse + ", cleared away");
    return report.outcomes().stream().mapToInt(JobOutcome::adopted).sum();
  }

  private static Tenure daysLater() {
    return new Tenure(
        Owner.self(),
        Clock.offset(Clock.systemUTC(), Duration.ofDays(3)),
        new SecureRandom(),
        Duration.ofMinutes(1),
        Duration.ofMinutes(10));
  }
}
