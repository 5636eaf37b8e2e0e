package dev.vesper.jobs.community;

import dev.vesper.jobs.growth.Grain;
import dev.vesper.jobs.statistics.Wilson;
import dev.vesper.pipeline.table.PlainRows;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Turns the counts of a community, a night and a grain into a row of {@link CommunityRates}. */
final class RateRow {
  static final Encoder<Row> ENCODER = PlainRows.encoder(CommunityRates.TABLE);

  private RateRow() {}

  /** What was counted, in the order of the measures, and the known users. */
  private record Counts(
      long ever,
      long members,
      long before,
      long fresh,
      long gone,
      long paying,
      long paid,
      long both,
      long known) {

    static Counts of(Row row, int at) {
      return new Counts(
          row.getLong(at),
          row.getLong(at + 1),
          row.getLong(at + 2),
          row.getLong(at + 3),
          row.getLong(at + 4),
          row.getLong(at + 5),
          row.getLong(at + 6),
          row.getLong(at + 7),
          row.getLong(at + 8));
    }
  }

  /** A row from night, community, grain, the counts in the order of their measures, known users. */
  static Row of(Row counted) {
    LocalDate night = LocalDate.ofEpochDay(counted.getInt(0));
    Grain grain = Grain.valueOf(counted.getString(2));
    boolean complete = grain.isLastDay(night);
    Counts counts = Counts.of(counted, 3);
    List<Object> values = new ArrayList<>();
    values.add(counted.getInt(0));
    values.add(counted.getString(1));
    values.add(grain.word());
    values.add(PlainRows.day(grain.start(night)));
    values.add(complete);
    values.addAll(List.of(counts.known, counts.ever));
    values.addAll(List.of(counts.members, counts.before, counts.fresh, counts.gone));
    values.add(ratio(counts.members - counts.before, complete ? counts.before : 0));
    values.addAll(List.of(counts.paying, counts.paid, counts.both));
    values.add(ratio(counts.paying, counts.members));
    values.add(ratio(counts.paying, counts.known));
    compare(counts, complete ? counts.paid : 0, values);
    return RowFactory.create(values.toArray());
  }

  /** What stands beside the period before, where there is something to compare with. */
  private static void compare(Counts counts, long base, List<Object> values) {
    Optional<Wilson> interval =
        base == 0 ? Optional.empty() : Optional.of(Wilson.of(counts.both, base));
    values.add(ratio(counts.paying, base));
    values.add(ratio(counts.both, base));
    values.add(interval.map(Wilson::low).orElse(null));
    values.add(interval.map(Wilson::high).orElse(null));
  }

  private static Double ratio(long part, long base) {
    return base == 0 ? null : (Double) ((double) part / base);
  }
}
