package dev.vesper.jobs.growth;

import java.util.List;

/** Days from one to another, the last one included, in places of a run. */
record Span(int from, int to) {
  boolean has(int day) {
    return from <= day && day <= to;
  }

  /** Whether a day is in one of several. */
  static boolean has(List<Span> spans, int day) {
    for (Span span : spans) { // called for each user and night: no stream
      if (span.has(day)) {
        return true;
      }
    }
    return false;
  }
}
