package dev.vesper.jobs.segment;

import java.util.List;

/**
 * The ids of the segments of last night, in their order, and the highest id that any segment has
 * ever had, so that no id is given twice.
 */
record KnownSegments(List<Integer> ids, int highestId) {
  KnownSegments {
    ids = List.copyOf(ids);
    int highest = highestId;
    if (highest < 0 || ids.stream().anyMatch(id -> id < 1 || id > highest)) {
      throw new IllegalArgumentException("ids are not from 1 to " + highest + ": " + ids);
    }
    if (ids.stream().distinct().count() < ids.size()) {
      throw new IllegalArgumentException("ids are not all different: " + ids);
    }
  }
}
