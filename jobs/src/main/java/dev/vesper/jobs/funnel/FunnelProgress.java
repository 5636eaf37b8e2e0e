package dev.vesper.jobs.funnel;

import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.util.List;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/**
 * How far everybody got in each funnel. Of a user with many attempts it keeps the newest, those
 * that were the first to reach some step, and those whose day of entry is not reported yet.
 */
public final class FunnelProgress {
  public static final Field FUNNEL =
      required(
          "funnel",
          DataTypes.StringType,
          "The funnel by its name in the settings; conversion_model is always there: seen,"
              + " registered, completed, paid");
  public static final Field USER_ID =
      required("user_id", DataTypes.StringType, "The user's pseudonym; nobody who never signed in");
  public static final Field ATTEMPT =
      required(
          "attempt", DataTypes.IntegerType, "Which of the user's attempts it is, counted from 1");
  public static final Field ENTERED_AT =
      required("entered_at", DataTypes.TimestampType, "When the first step was reached, in UTC");
  public static final Field STEPS_REACHED =
      required("steps_reached", DataTypes.IntegerType, "How many steps were reached").in("steps");
  public static final Field OUTCOME =
      required("outcome", DataTypes.StringType, "How it stands: " + Outcome.meanings());
  public static final Field REACHED_AT =
      required(
          "reached_at",
          DataTypes.createArrayType(DataTypes.TimestampType, false),
          "When each step was reached, in the order in which they were, in UTC");
  public static final Field STEPS_DONE =
      required(
          "steps_done",
          DataTypes.IntegerType,
          "Which steps were reached, as a mask: bit 0 is the first step of the funnel");

  /** What the event of the first step says of each {@link Breakdown}, in their order. */
  static final List<Field> ORIGINS =
      Breakdown.FIELDS.stream()
          .map(field -> field.meaning("At the first step: " + field.meaning()))
          .toList();

  public static final Table TABLE =
      Table.state("funnel_progress")
          .rows("one attempt of a user at a funnel")
          .key(FUNNEL, USER_ID, ATTEMPT)
          .columns(ENTERED_AT, STEPS_REACHED, OUTCOME, REACHED_AT, STEPS_DONE)
          .columns(ORIGINS.toArray(Field[]::new))
          .checks(
              Check.rows(
                  "as_many_times_as_steps",
                  "each step that was reached has its time",
                  () -> STEPS_REACHED.col().equalTo(functions.size(REACHED_AT.col()))));

  private FunnelProgress() {}
}
