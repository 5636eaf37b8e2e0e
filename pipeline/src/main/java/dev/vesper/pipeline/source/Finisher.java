package dev.vesper.pipeline.source;

/** Completes the rows of one file once its reader has filled or rejected them. */
interface Finisher {
  void finish(Draft draft);
}
