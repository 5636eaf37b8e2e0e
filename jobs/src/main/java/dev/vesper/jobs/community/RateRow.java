package dev.vesper.jobs.community;

import dev.vesper.jobs.growth.Grain;
import dev.vesper.jobs.statistics.Wilson;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Turns the counts of a community, a night and a grain into a row of {@link CommunityRates}. */
final class RateRow {
  /** The columns that hold days since 1970 here. */
  static final Set<String> DATES = Set.of(Table.DT.name(), CommunityRates.PERIOD_START.name());

  static final Encoder<Row> ENCODER = Encoders.row(plain());

  private RateRow() {}

  private static StructType plain() {
    StructType plain = new StructType();
    for (StructField field : CommunityRates.TABLE.schema().fields()) {
      plain =
          plain.add(
              field.name(),
              field.dataType() instanceof DateType ? DataTypes.IntegerType : field.dataType(),
              true);
    }
    return plain;
  }

  /** A row from night, community, grain, the counts in the order of their measures, known users. */
  static Row of(Row counted) {
    LocalDate night = LocalDate.ofEpochDay(counted.getInt(0));
    Grain grain = Grain.valueOf(counted.getString(2));
    boolean complete = grain.isLastDay(night);
    long members = counted.getLong(4);
    long before = counted.getLong(5);
    long paying = counted.getLong(8);
    long paid = counted.getLong(9);
    long both = counted.getLong(10);
    long known = counted.getLong(11);
    long base = complete ? paid : 0;
    Optional<Wilson> interval = base == 0 ? Optional.empty() : Optional.of(Wilson.of(both, paid));
    return RowFactory.create(
        counted.getInt(0),
        counted.getString(1),
        grain.name().toLowerCase(Locale.ROOT),
        Math.toIntExact(grain.start(night).toEpochDay()),
        complete,
        known,
        counted.getLong(3),
        members,
        before,
        counted.getLong(6),
        counted.getLong(7),
        ratio(members - before, complete ? before : 0),
        paying,
        paid,
        both,
        ratio(paying, members),
        ratio(paying, known),
        ratio(paying, base),
        ratio(both, base),
        interval.map(Wilson::low).orElse(null),
        interval.map(Wilson::high).orElse(null));
  }

  private static Double ratio(long part, long base) {
    return base == 0 ? null : (Double) ((double) part / base);
  }
}
