package dev.vesper.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.vesper.generate.Generator;
import dev.vesper.generate.GeneratorSettings;
import dev.vesper.pipeline.run.RunReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * All nights of data-samples, built once for all tests, with DuckDB to look at them. With {@code
 * -Dvesper.samples.seed=7}, those of another platform, generated like it: {@code bench/seeds}.
 */
final class SampleNights {
  static final String FIRST = "2026-10-06";
  static final String LAST = "2026-11-19";

  private static final String SEED = "vesper.samples.seed";
  private static final String BREAKDOWNS = "growth.breakdowns=[channel, region]";
  private static final int USERS = 400;
  private static final int DAYS = 45;

  private static final Path ROOM = emptyDirectory();
  private static final Path FOLDER = folder();
  private static final Path WAREHOUSE = ROOM.resolve("warehouse");
  private static final RunReport REPORT = build();
  private static final DuckDb DUCK = open();

  private SampleNights() {}

  private static Path emptyDirectory() {
    try {
      Path directory = Files.createTempDirectory("vesper-samples");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(directory)));
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path directory) {
    try (Stream<Path> all = Files.walk(directory)) {
      all.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    String seed = System.getProperty(SEED);
    if (seed == null) {
      return Samples.FOLDER;
    }
    Path folder = ROOM.resolve("samples");
    Generator.write(GeneratorSettings.of(USERS, DAYS, Long.parseLong(seed)), folder.toString(), 2);
    try {
      for (String file : List.of("vesper.yaml", "demo.key")) {
        Files.copy(Samples.FOLDER.resolve(file), folder.resolve(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folder;
  }

  private static RunReport build() {
    RunReport report =
        Samples.run(
            Samples.platform(
                FOLDER,
                WAREHOUSE,
                FunnelAnswers.SETTINGS,
                BREAKDOWNS,
                AudienceAnswers.RULES,
                BasketAnswers.SETTINGS,
                OfferAnswers.RULES),
            LAST);
    report.outcomes().stream()
        .flatMap(outcome -> outcome.failure().stream())
        .forEach(Throwable::printStackTrace);
    return report;
  }

  private static DuckDb open() {
    try {
      return new DuckDb();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static RunReport report() {
    return REPORT;
  }

  static DuckDb duck() {
    return DUCK;
  }

  /** All partitions of a published table. */
  static String table(String name) {
    return Samples.table(WAREHOUSE, name);
  }

  /** The script of the views over all of it. */
  static Path bootstrap() {
    return WAREHOUSE.resolve("views").resolve("duckdb.sql");
  }

  /** A file of what the generator planted. */
  static String truth(String file) {
    return "'" + FOLDER.resolve("truth").resolve(file) + "'";
  }

  /** A query of user {@code u} and day {@code d}, a row for each event of somebody signed in. */
  static String seen() {
    return "SELECT user_id AS u, dt AS d FROM " + table("events") + " WHERE user_id IS NOT NULL";
  }

  /** A query of the users who agreed that something is said about them. */
  private static String agreed() {
    String users = table("users");
    return "SELECT user_id FROM "
        + users
        + " WHERE dt = (SELECT max(dt) FROM "
        + users
        + ") AND consent_status = 'given' AND consent_withdrawn_at IS NULL";
  }

  /** Of the rows of a query those that tell about users who agreed. */
  static String agreed(String query, String user) {
    return "SELECT * FROM (" + query + ") WHERE " + user + " IN (" + agreed() + ") ORDER BY ALL";
  }

  static void assertSame(String ours, String theirs) throws SQLException {
    List<String> expected = DUCK.rows(theirs);
    assertFalse(expected.isEmpty(), theirs);
    assertEquals(String.join("\n", expected), String.join("\n", DUCK.rows(ours)));
  }
}
