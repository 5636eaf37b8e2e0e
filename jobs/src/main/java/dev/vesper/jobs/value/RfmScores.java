package dev.vesper.jobs.value;

import static dev.vesper.pipeline.table.Field.count;
import static dev.vesper.pipeline.table.Field.optional;
import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.jobs.statistics.Discretion;
import dev.vesper.pipeline.source.EventFields;
import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.spark.sql.types.DataTypes;

/** What each score of recency, frequency and money stands for on the night. */
public final class RfmScores {
  public static final Field MEASURE =
      required(
          "measure",
          DataTypes.StringType,
          "recency: days since the last day with a purchase; frequency: days with a purchase;"
              + " monetary: mean spend of a day with a purchase, in the business currency");
  public static final Field SCORE =
      required(
          "score",
          DataTypes.IntegerType,
          "1 to 5, 5 the best; equal values have one score, so that a score may be absent");
  public static final Field LOWEST =
      optional(
          "lowest",
          EventFields.MONEY,
          "The lowest value with the score; absent where fewer than 10 customers have it");
  public static final Field CUSTOMERS =
      count("customers", "Customers with the score").in("customers");

  public static final Table TABLE =
      Table.record("rfm_scores")
          .rows("one score of one measure that customers have")
          .key(MEASURE, SCORE)
          .columns(LOWEST, CUSTOMERS)
          .checks(
              Check.rows("score_of_five", "scores are 1 to 5", () -> SCORE.col().between(1, 5)),
              Discretion.nothingOfFew(LOWEST, "value", CUSTOMERS));

  private RfmScores() {}

  /** A row. */
  record RowOf(
      LocalDate dt, Rfm.Measure measure, int score, Optional<BigDecimal> lowest, long customers) {}
}
