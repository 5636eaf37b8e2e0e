package dev.vesper.pipeline.privacy;

import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.Column;

/** Whether people must have agreed before something is said about each of them, and who has. */
public sealed interface Consent {

  /** Nobody is asked: somebody wrote down that it is not required. */
  record NotRequired() implements Consent {}

  /**
   * Only those who agreed, by the newest snapshot of a dimension.
   *
   * @param people the dimension
   * @param person its column that names somebody
   * @param agreed of a row, whether that one agreed
   * @param rule raised from 1 whenever {@code agreed} tells another thing of the same row
   */
  record Required(Table people, Field person, Supplier<Column> agreed, int rule)
      implements Consent {}

  /**
   * It is not known of anybody, so nothing is said about anybody.
   *
   * @param why what is missing, and what to write
   */
  record Unknown(String why) implements Consent {}

  /** The dimension that tells who agreed. */
  default Optional<Table> dimension() {
    return this instanceof Required required ? Optional.of(required.people()) : Optional.empty();
  }
}
