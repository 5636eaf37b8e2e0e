package dev.vesper.jobs.growth;

import static dev.vesper.pipeline.table.Field.count;
import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.jobs.activity.Origin;
import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Explained;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import org.apache.spark.sql.types.DataTypes;

/**
 * Who stays: of the users who joined in a period, how many came back in a later one. The night
 * holds the cells whose period ended on it, and those of {@code on_or_after} that were renewed; the
 * newest row of a cell counts.
 */
public final class Retention {
  public static final Field BREAKDOWN =
      required(
          "breakdown",
          DataTypes.StringType,
          "What tells the parts of the users apart, or 'all': "
              + Explained.inBrackets(Origin.values())
              + ". It is fixed at birth, and the parts of one breakdown add up to all");
  public static final Field VALUE =
      required(
          "value",
          DataTypes.StringType,
          "What the users of the part have in common; 'none' where nothing was told by the day of"
              + " birth, 'other' for values that came after a hundred others");
  public static final Field COHORT_KIND =
      required(
          "cohort_kind",
          DataTypes.StringType,
          "What made somebody join the cohort: " + Explained.inBrackets(CohortKind.values()));
  public static final Field COHORT_START =
      required("cohort_start", DataTypes.DateType, "The first day of the period of joining");
  public static final Field GRAIN =
      required("grain", DataTypes.StringType, "day, week (ISO, from Monday) or month");
  public static final Field DEFINITION =
      required(
          "definition",
          DataTypes.StringType,
          "on: active in period n. bracket: active on one of the days n to until_n. on_or_after:"
              + " active at least once from period n to until_n, the horizon");
  public static final Field CLOCK =
      required(
          "clock",
          DataTypes.StringType,
          "What tells periods apart: " + Explained.inBrackets(Clock.values()));
  public static final Field N =
      required(
          "n", DataTypes.IntegerType, "Periods after the period of joining, which is period 0");
  public static final Field UNTIL_N =
      required("until_n", DataTypes.IntegerType, "The last period that counts");
  public static final Field ELIGIBLE =
      count("eligible", "Users of the cohort, for all of whom period n has ended").in("users");
  public static final Field RETAINED =
      count("retained", "Those of them who came back as the definition says").in("users");
  public static final Field RATE = required("rate", DataTypes.DoubleType, "retained / eligible");
  public static final Field CI_LOW =
      required("ci_low", DataTypes.DoubleType, "Lower end of the rate's 95 % Wilson interval");
  public static final Field CI_HIGH =
      required("ci_high", DataTypes.DoubleType, "Upper end of the rate's 95 % Wilson interval");
  public static final Field IS_COMPLETE =
      required(
          "is_complete",
          DataTypes.BooleanType,
          "Whether the window has ended; if not, more of the cohort may still come back");

  public static final Table TABLE =
      Table.rate("retention")
          .rows("one cohort, definition and period")
          .key(BREAKDOWN, VALUE, COHORT_KIND, COHORT_START, GRAIN, DEFINITION, CLOCK, N, UNTIL_N)
          .columns(ELIGIBLE, RETAINED, RATE, CI_LOW, CI_HIGH, IS_COMPLETE)
          .checks(
              Check.rows(
                  "part_of_the_cohort",
                  "nobody comes back who is not in the cohort",
                  () -> RETAINED.col().leq(ELIGIBLE.col()).and(ELIGIBLE.col().gt(0))),
              Check.share(RATE))
          .renewing()
          .mandatory();

  private Retention() {}
}
