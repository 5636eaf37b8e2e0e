package dev.vesper.pipeline.night;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Files outside the warehouse that a job turns into rows. Listing needs no Spark. */
public interface Source {

  /** The name that plans, receipts and messages call it by. */
  String name();

  /** All files there are now, in path order. */
  List<RawFile> files();

  /** Tells whether nights are complete, from one look at the source. */
  default Completeness completeness() {
    return (night, files, now) -> Optional.empty();
  }

  /** Whether a night counts as complete only once something says so, even if it is empty. */
  default boolean marksNights() {
    return false;
  }

  /** The rows of some of the files; each file is read once. */
  Dataset<Row> read(SparkSession spark, List<RawFile> files);

  /** Whether the files of nights are complete. */
  @FunctionalInterface
  interface Completeness {
    /**
     * What a night still waits for, in a sentence; empty once it is complete.
     *
     * @param files those that belong to the night, whether their paths say so or not
     */
    Optional<String> waitsFor(Night night, List<RawFile> files, Instant now);
  }
}
