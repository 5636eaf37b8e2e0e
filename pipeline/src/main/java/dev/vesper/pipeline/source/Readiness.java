package dev.vesper.pipeline.source;

import java.io.Serializable;
import java.time.Duration;

/** When the raw files of a night count as complete. */
public sealed interface Readiness extends Serializable {

  /** As soon as there are any. */
  record Always() implements Readiness {}

  /** Once a file of this name, such as {@code _SUCCESS}, lies in the directory of the night. */
  record Marker(String file) implements Readiness {
    public Marker {
      if (file.isBlank() || file.contains("/")) {
        throw new IllegalArgumentException("a marker is the name of a file, not '" + file + "'");
      }
    }
  }

  /** Once none of them has changed for so long. */
  record Quiet(Duration length) implements Readiness {
    public Quiet {
      if (length.isNegative()) {
        throw new IllegalArgumentException("quiet for less than no time: " + length);
      }
    }
  }
}
