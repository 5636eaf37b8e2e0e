package dev.vesper.jobs.taste;

import static dev.vesper.pipeline.table.Field.count;
import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import org.apache.spark.sql.types.DataTypes;

/** What each user ever dealt with, and how much it says of the user's taste. */
public final class Affinities {
  public static final Field USER_ID = ContentDays.USER_ID;
  public static final Field CONTENT_ID =
      ContentDays.CONTENT_ID.meaning("What the user dealt with, on whatever day");
  public static final Field WEIGHT =
      required(
          "weight",
          DataTypes.DoubleType,
          "How much the user wanted it, as of last_on: what was done on each day by the weights of"
              + " the settings, halved every half-life since; it goes on halving after last_on");
  public static final Field FIRST_ON =
      required("first_on", DataTypes.DateType, "The first day the user dealt with it");
  public static final Field LAST_ON =
      required("last_on", DataTypes.DateType, "The newest day the user dealt with it");
  public static final Field DAYS =
      count("days", "Days on which the user dealt with it, ever").in("days");
  public static final Field COMPLETIONS =
      Verb.COMPLETE.field().meaning("Times the user completed it, ever");
  public static final Field PURCHASES =
      Verb.PURCHASE.field().meaning("Times the user bought it, ever");
  public static final Field REFUNDS =
      ContentDays.REFUNDS.meaning("Times the user was paid back for it, ever");

  public static final Table TABLE =
      Table.state("affinities")
          .rows("one user and content that the user ever dealt with")
          .key(USER_ID, CONTENT_ID)
          .columns(WEIGHT, FIRST_ON, LAST_ON, DAYS, COMPLETIONS, PURCHASES, REFUNDS)
          .checks(
              Check.notNegative(WEIGHT),
              Check.rows(
                  "first_before_last",
                  "nobody dealt with it last before the first time, or after the night",
                  () -> FIRST_ON.col().leq(LAST_ON.col()).and(LAST_ON.col().leq(Table.DT.col()))));

  private Affinities() {}
}
