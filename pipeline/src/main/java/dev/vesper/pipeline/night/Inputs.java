package dev.vesper.pipeline.night;

import dev.vesper.pipeline.table.Table;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a job asked for, for the run of nights it is called with. Asking for something that {@link
 * Job#reads} does not declare is a bug and throws.
 */
public interface Inputs {

  /** The table over the whole run of nights. */
  Dataset<Row> tonight(Table table);

  /** The table on the night before the run; an empty dataset of its schema on the first night. */
  Dataset<Row> before(Table table);

  /** The declared nights before the run, as far as they exist. */
  Dataset<Row> trailing(Table table);

  /** The declared nights after the run, as far as they exist. */
  Dataset<Row> following(Table table);

  /** All slices of the table that belong to the run. */
  Dataset<Row> slices(Table table);

  /** The snapshots that the run sees, each row with the night of its snapshot in {@code dt}. */
  Dataset<Row> snapshot(Table table);

  /** The nights of the snapshots that the run sees, oldest first; one may be of no rows. */
  List<Night> snapshotNights(Table table);

  /** The raw rows of the run. */
  Dataset<Row> raw(Source source);

  /**
   * The nights of a table that will be published. A state computed over 400 nights publishes the
   * newest few: rows of other nights are dropped, and a job may save itself the making.
   */
  Nights wanted(Table table);

  /** How many tasks what is read is worth. */
  int tasks();

  /** Caches a dataset that the job uses more than once; the engine releases it. */
  Dataset<Row> keep(Dataset<Row> dataset);
}
