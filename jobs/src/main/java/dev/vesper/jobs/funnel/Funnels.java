package dev.vesper.jobs.funnel;

import static dev.vesper.pipeline.table.Field.count;
import static dev.vesper.pipeline.table.Field.optional;
import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import org.apache.spark.sql.types.DataTypes;

/**
 * How many got how far in each funnel. A user is whoever an event names by user_id; what somebody
 * did before signing in belongs to nobody.
 */
public final class Funnels {
  /** The breakdown and its value that stand for everybody. */
  static final String ALL = "all";

  /** The value where the event of the first step names none. */
  static final String NONE = "none";

  public static final Field FUNNEL =
      required("funnel", DataTypes.StringType, "The funnel by its name in the settings");
  public static final Field SCOPE =
      required("scope", DataTypes.StringType, "Who is counted: " + Scope.meanings());
  public static final Field ENTERED_ON =
      optional(
          "entered_on",
          DataTypes.DateType,
          "The day on which the attempts began; absent where scope is to_date");
  public static final Field BREAKDOWN =
      required(
          "breakdown",
          DataTypes.StringType,
          "What the rows are told apart by, as of the first step; all for everybody");
  public static final Field BREAKDOWN_VALUE =
      required(
          "breakdown_value",
          DataTypes.StringType,
          "Its value; all for everybody, none where the first step names none");
  public static final Field STEP =
      required(
          "step",
          DataTypes.IntegerType,
          "The step, from 1; where steps come in any order, how many of them");
  public static final Field STEP_NAME =
      required("step_name", DataTypes.StringType, "The events that the step is one of");
  public static final Field MODE =
      required(
          "mode",
          DataTypes.StringType,
          "ordered: one step after the other; any: in any order; strict: with no other event"
              + " between");
  public static final Field COUNTED =
      required(
          "counted",
          DataTypes.StringType,
          "first_time: only a user's first attempt; recurring: every attempt");
  public static final Field WINDOW_SECONDS =
      optional(
              "window_seconds",
              DataTypes.LongType,
              "How long after the first step others count, the end included; absent for ever")
          .in("seconds");
  public static final Field ENTERED =
      count("entered", "Those who reached the first step").in("attempts, to_date users");
  public static final Field REACHED =
      count("reached", "Those of them who reached this step").in("attempts, to_date users");
  public static final Field RATE = required("rate", DataTypes.DoubleType, "reached / entered");
  public static final Field CI_LOW =
      required("ci_low", DataTypes.DoubleType, "The lower end of the rate's 95 % Wilson interval");
  public static final Field CI_HIGH =
      required("ci_high", DataTypes.DoubleType, "The upper end of the rate's 95 % Wilson interval");
  public static final Field REACHED_BEFORE =
      count("reached_before", "Those who reached the step before; of the first step, entered")
          .in("attempts, to_date users");
  public static final Field STEP_RATE =
      optional(
          "step_rate",
          DataTypes.DoubleType,
          "reached / reached_before; absent where nobody reached the step before");
  public static final Field TIMED =
      count(
              "timed",
              "Those whose times follow: all who reached the step; where scope is to_date, those"
                  + " who reached it on the night")
          .in("attempts, to_date users");
  public static final Field MEDIAN_SECONDS =
      seconds("median_seconds", "Half of them took no more whole seconds from the first step");
  public static final Field P90_SECONDS =
      seconds("p90_seconds", "Nine tenths of them took no more whole seconds from the first step");
  public static final Field MEDIAN_STEP_SECONDS =
      seconds(
          "median_step_seconds", "Half of them took no more whole seconds from the step before");
  public static final Field P90_STEP_SECONDS =
      seconds(
          "p90_step_seconds",
          "Nine tenths of them took no more whole seconds from the step before");
  public static final Field IS_COMPLETE =
      required(
          "is_complete",
          DataTypes.BooleanType,
          "Whether the window of everybody who is counted has ended");

  public static final Table TABLE =
      Table.rate("funnels")
          .rows("one step of a funnel, in one scope, for everybody or one value of a breakdown")
          .key(FUNNEL, SCOPE, ENTERED_ON, BREAKDOWN, BREAKDOWN_VALUE, STEP)
          .columns(STEP_NAME, MODE, COUNTED, WINDOW_SECONDS, ENTERED, REACHED)
          .columns(RATE, CI_LOW, CI_HIGH, REACHED_BEFORE, STEP_RATE)
          .columns(TIMED, MEDIAN_SECONDS, P90_SECONDS, MEDIAN_STEP_SECONDS, P90_STEP_SECONDS)
          .columns(IS_COMPLETE)
          .checks(
              Check.rows(
                  "never_rises",
                  "no step is reached by more than reached the step before",
                  () ->
                      REACHED
                          .col()
                          .leq(REACHED_BEFORE.col())
                          .and(REACHED_BEFORE.col().leq(ENTERED.col()))),
              Check.rows(
                  "timed_are_among_them",
                  "only who reached the step has a time",
                  () -> TIMED.col().leq(REACHED.col())),
              Check.share(RATE));

  private Funnels() {}

  private static Field seconds(String name, String meaning) {
    return optional(name, DataTypes.LongType, meaning + "; absent where timed is 0").in("seconds");
  }
}
