package dev.vesper.jobs.segment;

import java.io.Serializable;

/** A rule by which somebody leaves a segment for another. */
interface Leaving extends Serializable {
  /** The segment that somebody of a segment is in now, both by their places in the order. */
  int from(int own, Lately lately);
}
