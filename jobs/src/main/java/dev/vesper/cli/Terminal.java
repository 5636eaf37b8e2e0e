package dev.vesper.cli;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What is known of the terminal that the process was started from. */
final class Terminal {
  private static final int USUAL_WIDTH = 80;
  private static final int NARROWEST = 40;
  private static final int PATIENCE_SECONDS = 2;

  private Terminal() {}

  /** Whether input and output both are a terminal that understands control characters. */
  static boolean watched() {
    return !"dumb".equals(System.getenv("TERM"))
        && Optional.ofNullable(System.console()).map(Terminal::isTerminal).orElse(false);
  }

  /** From Java 22 on there always is a console, and it tells; before, there is one or none. */
  private static boolean isTerminal(java.io.Console console) {
    try {
      Method tells = java.io.Console.class.getMethod("isTerminal");
      return Boolean.TRUE.equals(tells.invoke(console));
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }

  /** How many characters a line takes, as far as the terminal tells. */
  static int width() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(Path.of("/dev/tty").toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!stty.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        stty.destroy();
        return USUAL_WIDTH;
      }
      return columns(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
    } catch (IOException e) {
      return USUAL_WIDTH;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return USUAL_WIDTH;
    }
  }

  /** The second of two numbers, rows and columns. */
  static int columns(String size) {
    String[] parts = size.strip().split(" ", -1);
    boolean two = parts.length == 2 && parts[1].matches("\\d{1,5}");
    return two ? Math.max(NARROWEST, Integer.parseInt(parts[1])) : USUAL_WIDTH;
  }
}
