package dev.vesper.jobs.activity;

import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Explained;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import org.apache.spark.sql.types.DataTypes;

/** Where users come from, as of the night: the first thing ever told. It never changes after. */
public final class UserOrigins {
  public static final Field USER_ID = Origins.USER_ID;
  public static final Field ORIGIN =
      Origins.ORIGIN.meaning("What is told: " + Explained.inBrackets(Origin.values()));
  public static final Field VALUE =
      Origins.VALUE.meaning("The first that was ever told, on told_on");
  public static final Field TOLD_ON =
      required("told_on", DataTypes.DateType, "The day on which it was told for the first time");

  public static final Table TABLE =
      Table.state("user_origins")
          .rows("one user and kind of origin that is known")
          .key(USER_ID, ORIGIN)
          .columns(VALUE, TOLD_ON)
          .checks(
              Check.rows(
                  "told_by_the_night",
                  "nothing is known before it is told",
                  () -> TOLD_ON.col().leq(Table.DT.col())));

  private UserOrigins() {}
}
