package dev.vesper.jobs.audience;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.unix_date;

import dev.vesper.jobs.activity.UserDays;
import dev.vesper.jobs.activity.UserStates;
import dev.vesper.jobs.feature.UserFeatures;
import dev.vesper.jobs.rule.RuleSegments;
import dev.vesper.jobs.segment.UserSegments;
import dev.vesper.jobs.statistics.Discretion;
import dev.vesper.jobs.statistics.Wilson;
import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import dev.vesper.pipeline.table.Word;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Measures activity, retention, conversion and revenue of each segment. */
public final class MeasureSegments implements Job {
  private static final int OLDEST = 35;
  private static final List<Source> SOURCES =
      List.of(
          new Source(SegmentKind.HABIT, UserSegments.TABLE, UserSegments.SEGMENT_ID),
          new Source(SegmentKind.RULE, RuleSegments.TABLE, RuleSegments.RULE));
  private static final int CENTS = 4;
  private static final Column[] GROUP = {
    SegmentRates.SEGMENT_KIND.col(),
    SegmentRates.SEGMENT.col(),
    unix_date(SegmentRates.SEGMENTED_ON.col())
  };

  @Override
  public int version() {
    return 2;
  }

  @Override
  public List<Read> reads() {
    List<Read> reads = new ArrayList<>();
    for (Source source : SOURCES) {
      reads.add(Read.tonight(source.table()));
      reads.add(Read.trailing(source.table(), OLDEST));
    }
    reads.add(Read.tonight(UserFeatures.TABLE));
    reads.add(Read.tonight(UserStates.TABLE));
    reads.add(Read.tonight(UserDays.TABLE));
    reads.add(Read.trailing(UserDays.TABLE, 2 * Weeks.WEEK - 1));
    return reads;
  }

  @Override
  public List<Table> writes() {
    return List.of(SegmentRates.TABLE);
  }

  /** A table that says who is in which segment. */
  private record Source(SegmentKind kind, Table table, Field segment) {}

  @Override
  public Outputs run(Inputs in, Nights nights) {
    Night night = nights.last();
    Dataset<Row> days = in.tonight(UserDays.TABLE).unionByName(in.trailing(UserDays.TABLE));
    Dataset<Row> weeks = Weeks.of(days, in.tonight(UserStates.TABLE), night);
    Dataset<Row> members =
        SOURCES.stream()
            .map(
                source ->
                    members(source, in.tonight(source.table()))
                        .unionByName(members(source, aWeekAgo(in.trailing(source.table()), night))))
            .reduce(Dataset::unionByName)
            .orElseThrow()
            .join(agreed(in), UserDays.USER_ID.name(), "left_semi");
    return Outputs.none().and(SegmentRates.TABLE, rates(members, weeks, night));
  }

  static List<SegmentRates.RowOf> rates(Dataset<Row> members, Dataset<Row> weeks, Night night) {
    return Weeks.counted(members, weeks, GROUP).collectAsList().stream()
        .map(row -> rate(night, row))
        .toList();
  }

  /** Of those who were in a segment a week ago, some may have taken their consent back since. */
  private static Dataset<Row> agreed(Inputs in) {
    return in.tonight(UserFeatures.TABLE).select(UserFeatures.USER_ID.col());
  }

  private static Dataset<Row> members(Source source, Dataset<Row> segments) {
    return segments.select(
        SegmentRates.SEGMENT_KIND.is(lit(source.kind().word())),
        SegmentRates.SEGMENT.is(source.segment().col()),
        SegmentRates.SEGMENTED_ON.is(Table.DT.col()),
        UserDays.USER_ID.col());
  }

  /** Who was where on the newest night that lies a week back or more. */
  static Dataset<Row> aWeekAgo(Dataset<Row> segments, Night night) {
    Dataset<Row> old = segments.where(Table.DT.col().leq(lit(night.plus(-Weeks.WEEK).date())));
    Row newest = old.agg(unix_date(max(Table.DT.col()))).first();
    return newest.isNullAt(0)
        ? old
        : old.where(unix_date(Table.DT.col()).equalTo(newest.getInt(0)));
  }

  private static SegmentRates.RowOf rate(Night night, Row counted) {
    long users = counted.getLong(3);
    long eligible = counted.getLong(5);
    long retained = counted.getLong(6);
    long unpaid = counted.getLong(7);
    long converted = counted.getLong(8);
    Optional<Wilson> retention = interval(retained, eligible);
    Optional<Wilson> conversion = interval(converted, unpaid);
    long paying = counted.getLong(9);
    Optional<BigDecimal> amount = Discretion.sum(paying, counted.getDecimal(10));
    return new SegmentRates.RowOf(
        night.date(),
        Word.constant(SegmentKind.class, counted.getString(0)),
        counted.getString(1),
        LocalDate.ofEpochDay(counted.getInt(2)),
        users,
        counted.getLong(4),
        (double) counted.getLong(4) / users,
        eligible,
        retained,
        share(retained, eligible),
        retention.map(Wilson::low),
        retention.map(Wilson::high),
        unpaid,
        converted,
        share(converted, unpaid),
        conversion.map(Wilson::low),
        conversion.map(Wilson::high),
        paying,
        amount,
        amount.map(all -> all.divide(BigDecimal.valueOf(users), CENTS, RoundingMode.HALF_UP)));
  }

  private static Optional<Double> share(long part, long all) {
    return all == 0 ? Optional.empty() : Optional.of((double) part / all);
  }

  private static Optional<Wilson> interval(long part, long all) {
    return all == 0 ? Optional.empty() : Optional.of(Wilson.of(part, all));
  }
}
