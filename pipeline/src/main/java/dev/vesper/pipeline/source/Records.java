package dev.vesper.pipeline.source;

import java.io.Closeable;
import java.io.IOException;

/** The lines of one open file, whatever its format. */
interface Records extends Closeable {

  /**
   * Reads the next line into the draft, or marks the draft as rejected; false after the last.
   * Throws only when the file cannot be read.
   */
  boolean next(Draft draft) throws IOException;
}
