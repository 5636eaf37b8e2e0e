package dev.vesper.jobs.revenue;

import static dev.vesper.pipeline.table.Field.count;
import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.pipeline.table.Explained;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.util.Arrays;
import org.apache.spark.sql.types.DataTypes;

/** What became of paid periods, on the night on which it was decided. */
public final class RenewalOutcomes {
  /** The outcome of a period after which the next was paid. */
  public static final String RENEWED = Outcome.RENEWED.word();

  public static final Field PLAN_ID = Subscriptions.PLAN_ID;
  public static final Field OUTCOME =
      required(
          "outcome", DataTypes.StringType, Explained.inClauses(Arrays.stream(Outcome.values())));
  public static final Field NOTICE_DAYS =
      required(
              "notice_days",
              DataTypes.IntegerType,
              "From cancelling to the end of the period, at most "
                  + RevenueCounts.LONGEST_NOTICE
                  + "; 0 of other outcomes")
          .in("days");
  public static final Field PERIODS =
      count("periods", "Periods of which this became").in("periods");

  public static final Table TABLE =
      Table.rate("renewal_outcomes")
          .rows("one outcome in a plan, with one notice; there is none where the number is 0")
          .key(PLAN_ID, OUTCOME, NOTICE_DAYS)
          .columns(PERIODS);

  private RenewalOutcomes() {}
}
