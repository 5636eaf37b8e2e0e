package dev.vesper.jobs.ingest;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_max;
import static org.apache.spark.sql.functions.array_min;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.when;

import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * From when to when each snapshot of a dimension is the one that counts: from its night to the next
 * one's, and the oldest before itself.
 */
public final class Snapshots {
  private static final LocalDate EVER = LocalDate.of(1, 1, 1);
  private static final LocalDate ALWAYS = LocalDate.of(9999, 12, 31);

  private final List<LocalDate> taken;

  private Snapshots(List<LocalDate> taken) {
    this.taken = taken;
  }

  /** The snapshots that rows of a dimension are of. */
  public static Snapshots of(Dataset<Row> rows) {
    return new Snapshots(
        rows.select(unix_date(Table.DT.col())).distinct().collectAsList().stream()
            .map(row -> LocalDate.ofEpochDay(row.getInt(0)))
            .sorted()
            .toList());
  }

  /** The night of the snapshot that counts on a day. */
  public Column countingOn(Column day) {
    Column newest = array_max(filter(nights(), night -> night.leq(day)));
    return coalesce(newest, array_min(nights()));
  }

  /** The first day on which a snapshot counts. */
  public Column since(Column snapshot) {
    return when(snapshot.equalTo(array_min(nights())), lit(EVER)).otherwise(snapshot);
  }

  /** The last day on which a snapshot counts. */
  public Column until(Column snapshot) {
    Column next = array_min(filter(nights(), night -> night.gt(snapshot)));
    return coalesce(date_sub(next, 1), lit(ALWAYS));
  }

  private Column nights() {
    return array(taken.stream().map(night -> lit(night)).toArray(Column[]::new))
        .cast(DataTypes.createArrayType(DataTypes.DateType));
  }
}
