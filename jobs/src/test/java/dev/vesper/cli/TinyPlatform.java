package dev.vesper.cli;

import dev.vesper.generate.Generator;
import dev.vesper.generate.GeneratorSettings;
import dev.vesper.pipeline.SparkForTests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * A copy of Vesper with four small nights for samples, whose demo has run once in this JVM. The
 * last night is 2026-11-19, published the next morning.
 */
final class TinyPlatform {
  static final Instant MORNING = Instant.parse("2026-11-20T01:00:00Z");
  static final String FIRST = "2026-11-16";
  static final String LAST = "2026-11-19";

  private static final class Held {
    private static final TinyPlatform BUILT = new TinyPlatform();
  }

  private final Path home;
  private final String told;

  private TinyPlatform() {
    try {
      home = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "tiny-");
      Path samples = Files.createDirectories(home.resolve("data-samples"));
      Generator.write(GeneratorSettings.of(40, 4, 7), samples.toString(), 2);
      Files.copy(Samples.FOLDER.resolve("vesper.yaml"), samples.resolve("vesper.yaml"));
      Path key = Files.writeString(samples.resolve("demo.key"), "0123456789abcdef");
      Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    System.setProperty("vesper.home", home.toString());
    Shell shell = shell();
    int code = shell.run("demo");
    told = shell.out();
    if (code != 0) {
      throw new IllegalStateException("the demo ended with " + code + ": " + shell.err());
    }
  }

  static TinyPlatform built() {
    return Held.BUILT;
  }

  /** A shell on the morning after the last night, with the Spark session of all tests. */
  static Shell shell() {
    return shell(MORNING);
  }

  /** The same at another time. */
  static Shell shell(Instant now) {
    return new Shell().at(Clock.fixed(now, ZoneOffset.UTC)).lending(SparkForTests::session);
  }

  /** A shell in which starting Spark is a failure. */
  static Shell shellWithoutSpark() {
    return shell()
        .lending(
            () -> {
              throw new AssertionError("Spark was started");
            });
  }

  /** What the first demo said. */
  String told() {
    return told;
  }

  Path home() {
    return home;
  }

  String config() {
    return home.resolve("data-samples/vesper.yaml").toString();
  }

  Path warehouse() {
    return home.resolve("warehouse");
  }
}
