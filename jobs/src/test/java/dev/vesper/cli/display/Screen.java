package dev.vesper.cli.display;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A terminal that knows as many control characters as are used, and tells what it would show. */
final class Screen {
  private static final Pattern PIECE =
      Pattern.compile("\u001B\\[(\\d*)([A-Za-z])|\r|\n|[^\u001B\r\n]+");

  private final List<StringBuilder> lines = new ArrayList<>();
  private int row;
  private int column;

  /** The lines after everything was written to an empty screen, without empty ones. */
  List<String> shows(String written) {
    lines.clear();
    row = 0;
    column = 0;
    Matcher pieces = PIECE.matcher(written);
    while (pieces.find()) {
      take(pieces);
    }
    return lines.stream().map(StringBuilder::toString).filter(line -> !line.isBlank()).toList();
  }

  private void take(Matcher piece) {
    if (piece.group(2) != null) {
      control(piece.group(2), piece.group(1));
      return;
    }
    switch (piece.group()) {
      case "\r" -> column = 0;
      case "\n" -> {
        row++;
        column = 0;
      }
      default -> {
        StringBuilder line = line();
        line.replace(
            column, Math.min(line.length(), column + piece.group().length()), piece.group());
        column += piece.group().length();
      }
    }
  }

  private void control(String command, String argument) {
    switch (command) {
      case "A" -> row = Math.max(0, row - Integer.parseInt(argument));
      case "K" -> line().setLength(0);
      case "J" -> {
        while (lines.size() > row) {
          lines.remove(lines.size() - 1);
        }
      }
      case "m" -> {}
      default -> throw new IllegalArgumentException("unknown control character " + command);
    }
  }

  private StringBuilder line() {
    while (lines.size() <= row) {
      lines.add(new StringBuilder());
    }
    return lines.get(row);
  }
}
