package dev.vesper.cli;

import dev.vesper.cli.display.Paint;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/** Where a command speaks, and what it may know of its surroundings. */
public final class Console {
  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean terminal;
  private final Map<String, String> environment;
  private Clock clock = Clock.systemUTC();
  private Optional<Supplier<SparkSession>> lent = Optional.empty();
  private Optional<Path> log = Optional.empty();

  /**
   * A console.
   *
   * @param terminal whether somebody watches the output as it comes
   * @param environment the environment variables
   */
  public Console(
      PrintWriter out, PrintWriter err, boolean terminal, Map<String, String> environment) {
    this.out = out;
    this.err = err;
    this.terminal = terminal;
    this.environment = Map.copyOf(environment);
  }

  /** The console of this process. */
  public static Console ofProcess() {
    Charset charset = Charset.defaultCharset();
    return new Console(
        new PrintWriter(System.out, true, charset),
        new PrintWriter(System.err, true, charset),
        Terminal.watched(),
        System.getenv());
  }

  /** The same console with another clock to tell the time by. */
  Console at(Clock newClock) {
    clock = newClock;
    return this;
  }

  /** The same console with a Spark session that commands use, and leave to whoever lends it. */
  Console lending(Supplier<SparkSession> session) {
    lent = Optional.of(session);
    return this;
  }

  public PrintWriter out() {
    return out;
  }

  public PrintWriter err() {
    return err;
  }

  public boolean terminal() {
    return terminal;
  }

  public Map<String, String> environment() {
    return environment;
  }

  /** The clock that "yesterday" and "how old" are told by. */
  Clock clock() {
    return clock;
  }

  /** A Spark session that is somebody else's to stop. */
  Optional<Supplier<SparkSession>> lent() {
    return lent;
  }

  /** Colours, where a terminal shows them and nobody said NO_COLOR. */
  public Paint paint() {
    boolean wanted = environment.getOrDefault("NO_COLOR", "").isEmpty();
    return terminal && wanted ? Paint.COLOURED : Paint.PLAIN;
  }

  /** The file that Spark's chatter goes to; absent before there is one. */
  Optional<Path> log() {
    return log;
  }

  void logsTo(Path file) {
    log = Optional.of(file);
  }
}
