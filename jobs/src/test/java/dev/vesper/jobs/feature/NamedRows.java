package dev.vesper.jobs.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Rows of features by the names of their columns. */
final class NamedRows {
  private NamedRows() {}

  /** The row of the one user there is. */
  static Map<String, Object> one(Dataset<Row> features) {
    List<Row> rows = features.collectAsList();
    assertEquals(1, rows.size());
    return named(rows.get(0));
  }

  static Map<String, Object> named(Row row) {
    Map<String, Object> named = new TreeMap<>();
    for (String column : row.schema().fieldNames()) {
      int at = row.fieldIndex(column);
      boolean isMap = column.startsWith(UserFeatures.TOPIC_SHARES.name());
      named.put(
          column,
          row.isNullAt(at) ? null : isMap ? new TreeMap<>(row.getJavaMap(at)) : row.get(at));
    }
    return named;
  }
}
