package dev.vesper.pipeline.run;

import static org.apache.spark.sql.functions.col;

import dev.vesper.pipeline.table.Field;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Who took consent back since lists of people were newest. On most nights nobody did, which two
 * lists tell at once, so that no published table needs to be looked through.
 */
final class Withdrawals implements AutoCloseable {
  private final Agreement agreement;
  private final Catalogue before;
  private final Map<String, Optional<Dataset<Row>>> known = new HashMap<>();

  /**
   * @param before the catalogue that may hold the older lists
   */
  Withdrawals(Agreement agreement, Catalogue before) {
    this.agreement = agreement;
    this.before = before;
  }

  /** Whether it is certain that nobody took consent back since a list was the newest. */
  boolean nobodySince(String list) {
    return since(list).filter(Dataset::isEmpty).isPresent();
  }

  /** Of rows that were held against a list, those of people who do not agree now. */
  Dataset<Row> among(Dataset<Row> rows, Field person, String list) {
    return since(list)
        .map(gone -> rows.join(gone, person.col().equalTo(col(Agreement.GONE)), "left_semi"))
        .orElseGet(() -> agreement.others(person, rows));
  }

  private Optional<Dataset<Row>> since(String list) {
    return known.computeIfAbsent(
        list,
        older ->
            agreement
                .gone(older, before)
                .map(people -> people.persist(StorageLevel.MEMORY_AND_DISK())));
  }

  @Override
  public void close() {
    known.values().forEach(people -> people.ifPresent(each -> each.unpersist(false)));
  }
}
