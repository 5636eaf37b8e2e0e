package dev.vesper.jobs.segment;

import java.util.List;

/**
 * The segments of last night, and the highest id that any segment has ever had, so that no id is
 * given twice.
 */
record KnownSegments(List<Segment> segments, int highestId) {
  KnownSegments {
    segments = List.copyOf(segments);
    List<Integer> ids = segments.stream().map(Segment::id).toList();
    int highest = highestId;
    if (highest < 0 || ids.stream().anyMatch(id -> id < 1 || id > highest)) {
      throw new IllegalArgumentException("ids are not from 1 to " + highest + ": " + ids);
    }
    if (ids.stream().distinct().count() < ids.size()) {
      throw new IllegalArgumentException("ids are not all different: " + ids);
    }
  }

  /** Before the first night. */
  static KnownSegments none() {
    return new KnownSegments(List.of(), 0);
  }
}
