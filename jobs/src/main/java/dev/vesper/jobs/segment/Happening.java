package dev.vesper.jobs.segment;

import java.util.List;

/**
 * What became of a segment between two nights.
 *
 * @param id of the segment it is about: of last night's for {@code SPLIT} and {@code DIED}, else of
 *     tonight's
 * @param flows the users that show it; none where the segment shares no user with the other night
 */
record Happening(Kind kind, int id, List<Flow> flows) {
  /** The kinds, each decided by {@link MatchRules}; one segment may be part of several. */
  enum Kind {
    /** The cluster goes on from the segment and has its id. */
    KEPT,
    /** The segment's users went to two or more clusters, a part worth a word to each. */
    SPLIT,
    /**
     * The cluster's users came from two or more segments, a part worth a word from each; it is not
     * born.
     */
    MERGED,
    /** A new id, as no segment gave the cluster enough of its users; the largest flow is shown. */
    BORN,
    /** A new id for users who mostly were in one segment, of which they are too few for a split. */
    BRANCHED,
    /** The id is gone, and the segment is no part of a merger; its largest flow is shown. */
    DIED
  }

  Happening {
    flows = List.copyOf(flows);
  }
}
