package dev.vesper.jobs.activity;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;

import dev.vesper.jobs.ingest.KnownFrom;
import dev.vesper.jobs.ingest.Snapshots;
import dev.vesper.jobs.ingest.Users;
import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.table.Table;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The first of each kind that is told of where users come from, as of the end of a run. */
public final class FirstOrigins {
  private static final String FIRST = "first";
  private static final String SNAPSHOT = "snapshot";

  private FirstOrigins() {}

  /**
   * What a job reads that asks for it.
   *
   * @param users where the region is known from; without the dimension there is none
   */
  public static List<Read> reads(KnownFrom users) {
    List<Read> reads =
        new ArrayList<>(List.of(Read.before(UserOrigins.TABLE), Read.tonight(Origins.TABLE)));
    if (users == KnownFrom.DIMENSION) {
      reads.add(Read.tonight(UserDays.TABLE));
      reads.add(Read.snapshot(Users.TABLE));
    }
    return reads;
  }

  /** The columns of {@link UserOrigins} but the night. */
  public static Dataset<Row> of(Inputs in, KnownFrom users) {
    Dataset<Row> told = told(in.tonight(Origins.TABLE));
    Dataset<Row> before = in.before(UserOrigins.TABLE);
    return users == KnownFrom.DIMENSION
        ? of(
            before,
            told.unionByName(
                regions(
                    in.tonight(UserDays.TABLE),
                    in.snapshot(Users.TABLE),
                    Snapshots.of(in, Users.TABLE))))
        : of(before, told);
  }

  /** What events tell, with its day. */
  static Dataset<Row> told(Dataset<Row> origins) {
    return origins.withColumn(UserOrigins.TOLD_ON.name(), dt()).drop(dt());
  }

  /** The first of what was known before a run and what the run tells. */
  static Dataset<Row> of(Dataset<Row> before, Dataset<Row> told) {
    return told.unionByName(before.drop(dt()))
        .groupBy(UserOrigins.USER_ID.col(), UserOrigins.ORIGIN.col())
        .agg(min(struct(UserOrigins.TOLD_ON.col(), UserOrigins.VALUE.col())).as(FIRST))
        .select(
            UserOrigins.USER_ID.col(),
            UserOrigins.ORIGIN.col(),
            UserOrigins.TOLD_ON.is(col(FIRST).getField(UserOrigins.TOLD_ON.name())),
            UserOrigins.VALUE.is(col(FIRST).getField(UserOrigins.VALUE.name())));
  }

  /**
   * What the snapshots tell of users on the first day on which they count and the user is there.
   */
  static Dataset<Row> regions(Dataset<Row> days, Dataset<Row> users, Snapshots snapshots) {
    Column counting = snapshots.countingOn(dt());
    Dataset<Row> lists =
        users
            .where(Users.REGION.col().isNotNull())
            .select(
                Users.USER_ID.col(), dt().as(SNAPSHOT), UserOrigins.VALUE.is(Users.REGION.col()));
    return days.where(UserDays.IS_KNOWN.col())
        .groupBy(UserDays.USER_ID.col(), counting.as(SNAPSHOT))
        .agg(UserOrigins.TOLD_ON.is(min(dt())))
        .join(lists, new String[] {UserDays.USER_ID.name(), SNAPSHOT})
        .select(
            UserOrigins.USER_ID.col(),
            UserOrigins.ORIGIN.is(lit(Origin.REGION.word())),
            UserOrigins.TOLD_ON.col(),
            UserOrigins.VALUE.col());
  }

  private static Column dt() {
    return Table.DT.col();
  }
}
