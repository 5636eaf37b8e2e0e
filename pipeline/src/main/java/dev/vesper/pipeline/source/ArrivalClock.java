package dev.vesper.pipeline.source;

/** What says on which night an event arrived. */
public enum ArrivalClock {
  /** The date in the path, else the date of received_time, else the night first seen. */
  DIRECTORY,
  /** The date of received_time, else the date in the path, else the night first seen. */
  RECEIVED,
  /** The night the file was first seen, else the date in the path. */
  FIRST_SEEN,
  /** The night of the event itself, for an import of history: nothing is late. */
  EVENT
}
