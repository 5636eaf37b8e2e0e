package dev.vesper.cli;

import dev.vesper.cli.display.Display;
import dev.vesper.cli.display.JsonDisplay;
import dev.vesper.cli.display.LiveDisplay;
import dev.vesper.cli.display.LogDisplay;
import dev.vesper.cli.display.TerminalDisplay;
import java.time.InstantSource;
import picocli.CommandLine.Option;

/** How long work shows itself. */
final class DisplayOptions {
  @Option(
      names = "--plain",
      description = "Plain lines with their time, as in a log, even at a terminal.")
  private boolean plain;

  @Option(names = "--json", description = "One JSON object a line, for programs.")
  private boolean json;

  /** The display that the options and the console ask for; to be closed. */
  Display open(Console console, InstantSource clock) {
    if (json) {
      return new JsonDisplay(console.out(), clock);
    }
    if (plain || !console.terminal()) {
      return new LogDisplay(console.out(), clock);
    }
    return LiveDisplay.of(
        new TerminalDisplay(console.out(), clock, console.paint(), Terminal.width()));
  }

  /** Whether a program reads the output. */
  boolean json() {
    return json;
  }
}
