package dev.vesper.jobs.segment;

import dev.vesper.pipeline.night.Inputs;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

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

  /**
   * Those of an earlier night, where there is one. Ids were given on other nights than those it
   * comes from, too, where nights are made after later ones.
   */
  static KnownSegments of(Optional<SegmentModel> earlier, Inputs in) {
    List<Integer> ids = earlier.map(SegmentModel::ids).orElse(List.of());
    int highest = earlier.map(SegmentModel::highestId).orElse(0);
    return new KnownSegments(ids, Math.max(highest, elsewhere(in)));
  }

  /** The highest id that nights before or after tell of; 0 where there is none. */
  private static int elsewhere(Inputs in) {
    Dataset<Row> before = in.trailing(SegmentEvents.TABLE).select(SegmentEvents.SEGMENT_ID.col());
    Dataset<Row> after =
        in.following(SegmentModels.TABLE)
            .select(SegmentEvents.SEGMENT_ID.is(SegmentModels.HIGHEST_SEGMENT_ID.col()));
    Row highest =
        before.unionByName(after).agg(functions.max(SegmentEvents.SEGMENT_ID.col())).head();
    return highest.isNullAt(0) ? 0 : highest.getInt(0);
  }
}
