package dev.vesper.jobs.growth;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Days from one to another, the last one included, in places of a run. */
record Span(int from, int to) {
  boolean has(int day) {
    return from <= day && day <= to;
  }

  /** The same days in as few spans as they make, oldest first. */
  static List<Span> joined(List<Span> spans) {
    List<Span> joined = new ArrayList<>();
    spans.stream()
        .sorted(Comparator.comparingInt(Span::from))
        .forEach(
            span -> {
              Span last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
              if (last != null && span.from <= last.to + 1) {
                joined.set(joined.size() - 1, new Span(last.from, Math.max(last.to, span.to)));
              } else {
                joined.add(span);
              }
            });
    return joined;
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
