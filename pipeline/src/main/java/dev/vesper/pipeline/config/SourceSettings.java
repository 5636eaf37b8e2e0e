package dev.vesper.pipeline.config;

import java.time.Duration;

/** Where raw events come from and what is done with those that come late or not at all. */
public record SourceSettings(
    @Setting("The behaviour events.") Events events,
    @Setting(
            value =
                "How many nights after its own day an event is still taken in; its day is then"
                    + " built again, with what depends on it. Later events are kept apart and"
                    + " counted.",
            standard = "3",
            unit = "nights",
            least = "0",
            most = "30")
        int lateDays,
    @Setting(
            value =
                "How far in the future an event may claim to be, counted from when it was"
                    + " received; beyond it, the event is quarantined.",
            standard = "1h",
            least = "0s",
            most = "48h")
        Duration skew,
    @Setting(
            value =
                "When a night's raw files count as complete: with none, as soon as there are any;"
                    + " with marker, once the file that source.marker names lies beside them; with"
                    + " quiet-minutes, once none of them has changed for so long. A night that is"
                    + " not complete is not built.",
            standard = "none")
        Ready ready,
    @Setting(
            value = "The name of the file that says that a directory is complete.",
            standard = "_SUCCESS")
        String marker,
    @Setting(
            value = "How long no file may have changed.",
            standard = "10",
            unit = "minutes",
            least = "1",
            most = "1440")
        int quietMinutes,
    @Setting(
            value =
                "Longer lines are quarantined unread, so that one broken line cannot take all the"
                    + " memory.",
            standard = "1MiB",
            least = "1KiB",
            most = "64MiB")
        ByteSize maxLineBytes,
    @Setting(
            value =
                "Whether a night without any raw file is a night without events. If false, it ends"
                    + " the run with exit code 66.",
            standard = "false")
        boolean allowEmpty) {

  public SourceSettings {
    if (marker.contains("/")) {
      throw new IllegalArgumentException("marker is a file name, not a path: '" + marker + "'");
    }
  }

  /** When a night's raw files count as complete. */
  public enum Ready {
    NONE,
    MARKER,
    QUIET_MINUTES
  }

  /** Where the events lie and how they are written. */
  public record Events(
      @Setting(
              value =
                  "The directory of the raw files: a directory per day (2026-11-19, dt=2026-11-19"
                      + " or 2026/11/19), or all files in one. JSON lines, CSV or Parquet; text may"
                      + " be packed with gzip or zstd.",
              example = "raw/events")
          Location path,
      @Setting(
              value = "How the files are written; auto goes by the file name's ending.",
              standard = "auto")
          Format format,
      @Setting(
              value = "Whose names the files use for events and their columns.",
              standard = "canonical")
          Dialect dialect,
      @Setting(
              value =
                  "What says in which night an event arrived, which decides whether it is late:"
                      + " with directory, the day in the path, else as with received; with"
                      + " received, its received_time, else as with first-seen; with first-seen,"
                      + " the night in which a run first saw the file; with event, its own day, so"
                      + " that nothing is late, for the import of a history.",
              standard = "directory")
          Arrival arrival) {}

  /** How a file of events or of a dimension is written. */
  public enum Format {
    AUTO,
    JSON,
    CSV,
    PARQUET
  }

  /** Whose names the files use. */
  public enum Dialect {
    CANONICAL
  }

  /** What decides the arrival night of an event. */
  public enum Arrival {
    DIRECTORY,
    RECEIVED,
    FIRST_SEEN,
    EVENT
  }
}
