package dev.vesper.jobs.churn;

import dev.vesper.pipeline.night.Night;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.spark.sql.Column;

/**
 * What teaches models.
 *
 * @param some the history of the users who are looked at
 * @param few which of them have their features told twice
 * @param first the first day of the platform
 * @param night the night
 */
record Taught(History some, Column few, Optional<LocalDate> first, Night night) {

  /** The history of those whose features are told twice. */
  History toldTwice() {
    return some.of(few);
  }
}
