package dev.vesper.jobs.activity;

import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.pipeline.table.Explained;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import org.apache.spark.sql.types.DataTypes;

/** What the users' events of the day say of where the users come from, the first of each kind. */
public final class Origins {
  public static final Field USER_ID = UserDays.USER_ID;
  public static final Field ORIGIN =
      required(
          "origin",
          DataTypes.StringType,
          "What is told: " + Explained.inBrackets(Origin.ofEvents().toArray(Origin[]::new)));
  public static final Field VALUE =
      required("value", DataTypes.StringType, "The first that was told on the day");

  public static final Table TABLE =
      Table.fact("origins")
          .rows("one user and kind of origin that an event of the day tells")
          .key(USER_ID, ORIGIN)
          .columns(VALUE);

  private Origins() {}
}
