package dev.vesper.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/** Runs commands as a shell would, in this process, and keeps what they say. */
final class Shell {
  private final Map<String, String> environment = new HashMap<>();
  private Clock clock = Clock.systemUTC();
  private Optional<Supplier<SparkSession>> session = Optional.empty();
  private String out = "";
  private String err = "";

  Shell with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Shell at(Clock newClock) {
    clock = newClock;
    return this;
  }

  Shell lending(Supplier<SparkSession> newSession) {
    session = Optional.of(newSession);
    return this;
  }

  int run(String... arguments) {
    StringWriter saidOut = new StringWriter();
    StringWriter saidErr = new StringWriter();
    Console console =
        new Console(new PrintWriter(saidOut), new PrintWriter(saidErr), false, environment);
    console.at(clock);
    session.ifPresent(console::lending);
    int code = CommandLineInterface.run(console, arguments);
    out = saidOut.toString();
    err = saidErr.toString();
    return code;
  }

  String out() {
    return out;
  }

  String err() {
    return err;
  }
}
