package dev.vesper.jobs.growth;

import static dev.vesper.pipeline.table.Field.count;

import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;

/**
 * Who stays, over many cohorts: the complete cells of {@code retention} that ended on the night or
 * the 90 nights before, pooled. Each user counts once, so a large cohort counts more than a small
 * one; the mean of the cohorts' rates would count size twice or not at all.
 */
public final class RetentionCurves {
  /** The nights before tonight whose cells are pooled. */
  static final int NIGHTS_BEFORE = 90;

  public static final Field COHORTS = count("cohorts", "Cohorts that are pooled").in("cohorts");
  public static final Field ELIGIBLE = Retention.ELIGIBLE.meaning("Users of all these cohorts");
  public static final Field RETAINED =
      Retention.RETAINED.meaning("Those of them who came back as the definition says");
  public static final Field RATE = Retention.RATE;
  public static final Field CI_LOW = Retention.CI_LOW;
  public static final Field CI_HIGH = Retention.CI_HIGH;

  public static final Table TABLE =
      Table.rate("retention_curves")
          .rows("one definition and period, over the complete cohorts of 91 nights")
          .key(
              Retention.BREAKDOWN,
              Retention.VALUE,
              Retention.COHORT_KIND,
              Retention.GRAIN,
              Retention.DEFINITION,
              Retention.CLOCK,
              Retention.N,
              Retention.UNTIL_N)
          .columns(COHORTS, ELIGIBLE, RETAINED, RATE, CI_LOW, CI_HIGH)
          .checks(
              Check.rows(
                  "part_of_the_cohorts",
                  "nobody comes back who is in no cohort",
                  () -> RETAINED.col().leq(ELIGIBLE.col()).and(COHORTS.col().gt(0))),
              Check.share(RATE));

  private RetentionCurves() {}
}
