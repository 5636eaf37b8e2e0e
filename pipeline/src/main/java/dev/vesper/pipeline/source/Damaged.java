package dev.vesper.pipeline.source;

import java.io.IOException;

/** Compressed data break off or are damaged; unlike a failure to read, trying again is no use. */
final class Damaged extends IOException {
  private static final long serialVersionUID = 1L;

  Damaged(IOException cause) {
    super(cause);
  }
}
