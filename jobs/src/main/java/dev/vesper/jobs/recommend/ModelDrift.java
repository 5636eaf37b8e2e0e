package dev.vesper.jobs.recommend;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import dev.vesper.jobs.taste.ContentDays;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Whether people deal so much with what a model does not know that it is to be fitted anew. */
final class ModelDrift {
  /** A larger share of pairs of a user and a content is too much. */
  private static final double MOST_UNKNOWN = 0.2;

  /** Of fewer pairs nothing is told. */
  private static final long FEWEST = 100;

  private ModelDrift() {}

  /**
   * Why a model is due; empty where it is not.
   *
   * @param theirs what people who are listed dealt with on the night
   * @param known the model; a content that nobody had at its fit is new to it
   */
  static Optional<String> of(Dataset<Row> theirs, Fitted known) {
    long all = 0;
    long unknown = 0;
    for (Row row :
        theirs.groupBy(ContentDays.CONTENT_ID.col()).agg(count(lit(1))).collectAsList()) {
      all += row.getLong(1);
      unknown += known.knows(row.getString(0)) ? 0 : row.getLong(1);
    }
    double share = all < FEWEST ? 0 : (double) unknown / all;
    return share > MOST_UNKNOWN
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "%.0f %% of what users dealt with tonight is new since the last fit",
                100 * share))
        : Optional.empty();
  }
}
