package dev.vesper.pipeline.config;

/**
 * Where something in the settings was written: a line of a file, or an override on the command line
 * ({@code line} is then 0).
 */
record Origin(String source, int line) {

  @Override
  public String toString() {
    return line == 0 ? source : source + ":" + line;
  }
}
