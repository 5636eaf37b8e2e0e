package dev.vesper.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;

/** Runs commands as a shell would, in this process, and keeps what they say. */
final class Shell {
  private final Map<String, String> environment = new HashMap<>();
  private String out = "";
  private String err = "";

  Shell with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  int run(String... arguments) {
    StringWriter saidOut = new StringWriter();
    StringWriter saidErr = new StringWriter();
    Console console =
        new Console(new PrintWriter(saidOut), new PrintWriter(saidErr), false, environment);
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
