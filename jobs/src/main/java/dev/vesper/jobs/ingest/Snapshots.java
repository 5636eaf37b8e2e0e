package dev.vesper.jobs.ingest;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;

/**
 * From when to when each snapshot of a dimension is the one that counts: from its night to the next
 * one's, and the oldest before itself. A snapshot counts even where it is of no rows.
 *
 * @param taken the nights of the snapshots, oldest first
 */
public record Snapshots(List<Night> taken) {
  private static final LocalDate EVER = LocalDate.of(1, 1, 1);
  private static final LocalDate ALWAYS = LocalDate.of(9999, 12, 31);

  public Snapshots {
    taken = List.copyOf(taken);
  }

  /** The snapshots of a dimension that a run sees. */
  public static Snapshots of(Inputs in, Table dimension) {
    return new Snapshots(in.snapshotNights(dimension));
  }

  /** The night of the snapshot that counts on a day. */
  public Column countingOn(Column day) {
    if (taken.isEmpty()) {
      return lit(null).cast(DataTypes.DateType);
    }
    Column counting = lit(taken.get(taken.size() - 1).date());
    for (int at = taken.size() - 2; at >= 0; at--) {
      Column next = lit(taken.get(at + 1).date());
      counting = when(day.lt(next), lit(taken.get(at).date())).otherwise(counting);
    }
    return counting;
  }

  /** The first day on which a snapshot counts. */
  public Column since(Column snapshot) {
    return taken.isEmpty()
        ? snapshot
        : when(snapshot.equalTo(lit(taken.get(0).date())), lit(EVER)).otherwise(snapshot);
  }

  /** The last day on which a snapshot counts. */
  public Column until(Column snapshot) {
    Column until = lit(ALWAYS);
    for (int at = taken.size() - 1; at > 0; at--) {
      LocalDate last = taken.get(at).previous().date();
      until = when(snapshot.lt(lit(taken.get(at).date())), lit(last)).otherwise(until);
    }
    return until;
  }
}
