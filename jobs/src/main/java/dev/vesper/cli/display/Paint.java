package dev.vesper.cli.display;

/** Colours for a terminal that wants them. */
public enum Paint {
  COLOURED("\u001B[32m", "\u001B[33m", "\u001B[31m", "\u001B[0m"),
  PLAIN("", "", "", "");

  private final String green;
  private final String yellow;
  private final String red;
  private final String end;

  Paint(String green, String yellow, String red, String end) {
    this.green = green;
    this.yellow = yellow;
    this.red = red;
    this.end = end;
  }

  public String good(String text) {
    return green + text + end;
  }

  public String doubtful(String text) {
    return yellow + text + end;
  }

  public String bad(String text) {
    return red + text + end;
  }
}
