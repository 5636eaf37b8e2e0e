package dev.vesper.jobs.segment;

import static dev.vesper.pipeline.table.Field.optional;
import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import dev.vesper.pipeline.table.Word;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.types.DataTypes;

/** What became of the segments when a model was fitted. Nights without a fit have no row. */
public final class SegmentEvents {
  public static final Field EVENT =
      required("event", DataTypes.IntegerType, "The number of the row in the night, from 1");
  public static final Field KIND =
      required(
          "kind",
          DataTypes.StringType,
          "fitted: a model was fitted, because of reason; kept: the segment goes on; split: its"
              + " users went to several; merged: its users came from several; born: a new id that"
              + " no segment gave enough users; branched: a new id for users who mostly were in"
              + " one segment; died: the id is gone");
  public static final Field SEGMENT_ID =
      optional(
          "segment_id", DataTypes.IntegerType, "The segment it is about; absent for a fit itself");
  public static final Field FROM_SEGMENT_ID =
      optional("from_segment_id", DataTypes.IntegerType, "Where users were on the night before");
  public static final Field INTO_SEGMENT_ID =
      optional("into_segment_id", DataTypes.IntegerType, "Where they are on the night");
  public static final Field USERS =
      optional("users", DataTypes.LongType, "How many went that way").in("users");
  public static final Field OF_FROM =
      optional("of_from", DataTypes.LongType, "Of so many of the segment before").in("users");
  public static final Field OF_INTO =
      optional("of_into", DataTypes.LongType, "Of so many of the segment now").in("users");
  public static final Field REASON =
      required("reason", DataTypes.StringType, "Why a model was fitted");

  public static final Table TABLE =
      Table.record("segment_events")
          .rows("one thing that became of a segment")
          .key(EVENT)
          .columns(KIND, SEGMENT_ID, FROM_SEGMENT_ID, INTO_SEGMENT_ID, USERS, OF_FROM, OF_INTO)
          .columns(REASON);

  private SegmentEvents() {}

  /** A row. */
  record RowOf(
      LocalDate dt,
      int event,
      String kind,
      Optional<Integer> segmentId,
      Optional<Integer> fromSegmentId,
      Optional<Integer> intoSegmentId,
      Optional<Long> users,
      Optional<Long> ofFrom,
      Optional<Long> ofInto,
      String reason) {}

  /** The fit itself, then what became of each segment, a row for each flow of users. */
  static List<RowOf> rows(LocalDate night, List<Happening> happenings, String reason) {
    List<Told> told = new ArrayList<>();
    told.add(new Told("fitted", Optional.empty(), Optional.empty()));
    for (Happening each : happenings) {
      String kind = Word.of(each.kind());
      Optional<Integer> id = Optional.of(each.id());
      each.flows().forEach(flow -> told.add(new Told(kind, id, Optional.of(flow))));
      if (each.flows().isEmpty()) {
        told.add(new Told(kind, id, Optional.empty()));
      }
    }
    return IntStream.range(0, told.size())
        .mapToObj(number -> told.get(number).row(night, number + 1, reason))
        .toList();
  }

  private record Told(String kind, Optional<Integer> segment, Optional<Flow> flow) {
    RowOf row(LocalDate night, int number, String reason) {
      return new RowOf(
          night,
          number,
          kind,
          segment,
          flow.map(Flow::from),
          flow.map(Flow::into),
          flow.map(Flow::users),
          flow.map(Flow::ofFrom),
          flow.map(Flow::ofInto),
          reason);
    }
  }
}
