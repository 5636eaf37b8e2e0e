package dev.vesper.jobs.segment;

import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * The newest earlier night with segments.
 *
 * @param model that it followed
 * @param users rows of user_segments
 */
record Earlier(SegmentModel model, Dataset<Row> users) {

  /** That night, as far back as the job looks. */
  static Optional<Earlier> of(Inputs in) {
    List<Row> newest =
        in.trailing(SegmentModels.TABLE)
            .select(functions.unix_date(Table.DT.col()), SegmentModels.MODEL.col())
            .orderBy(Table.DT.col().desc())
            .limit(1)
            .collectAsList();
    return newest.stream().findFirst().map(row -> of(in, row));
  }

  private static Earlier of(Inputs in, Row row) {
    LocalDate night = LocalDate.ofEpochDay(row.getInt(0));
    return new Earlier(
        SegmentModel.read(row.getString(1)),
        in.trailing(UserSegments.TABLE).where(Table.DT.col().equalTo(functions.lit(night))));
  }
}
