package dev.vesper.jobs.revenue;

import static dev.vesper.pipeline.table.Field.count;
import static dev.vesper.pipeline.table.Field.optional;
import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.pipeline.source.EventFields;
import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Explained;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.util.Arrays;
import org.apache.spark.sql.types.DataTypes;

/**
 * How monthly recurring revenue moved on the night: a movement is what became of a user's revenue,
 * in all plans together or in one.
 */
public final class MrrMovements {
  private static final String OURS = "business currency";

  public static final Field PLAN_ID =
      optional(
          "plan_id",
          DataTypes.StringType,
          "The plan, looked at by itself; absent for all plans together, where a change of plan is"
              + " one movement");
  public static final Field MOVEMENT =
      required(
          "movement", DataTypes.StringType, Explained.inClauses(Arrays.stream(Movement.values())));
  public static final Field DATED_ON =
      required(
          "dated_on",
          DataTypes.DateType,
          "The day the movement is dated at: the night, or the end of the period where that was"
              + " before");
  public static final Field MOVEMENTS =
      count("movements", "Movements, one a user; changes close in time count as one")
          .in("movements");
  public static final Field AMOUNT =
      required("amount", EventFields.MONEY, "By how much they changed the revenue").in(OURS);
  public static final Field OPENING_MRR =
      required(
              "opening_mrr",
              EventFields.MONEY,
              "The revenue at the end of the night before; it and what follows are of the night and the"
                  + " plan, the same in each of their rows")
          .in(OURS);
  public static final Field NET_MRR =
      required("net_mrr", EventFields.MONEY, "The sum of all movements of the night and the plan")
          .in(OURS);
  public static final Field CLOSING_MRR =
      required(
              "closing_mrr",
              EventFields.MONEY,
              "The revenue at the end of the night, added up from the subscriptions in force")
          .in(OURS);
  public static final Field SUBSCRIPTIONS =
      count("subscriptions", "Subscriptions in force at the end of the night").in("subscriptions");
  public static final Field FOREIGN_SUBSCRIPTIONS =
      count(
              "foreign_subscriptions",
              "Those of them that count in no revenue: of another currency or without a known"
                  + " price")
          .in("subscriptions");
  public static final Field PAYING_USERS =
      count("paying_users", "Users with revenue at the end of the night").in("users");

  public static final Table TABLE =
      Table.rate("mrr_movements")
          .rows("one kind of movement in a plan, or in all together, dated at one day")
          .key(PLAN_ID, MOVEMENT, DATED_ON)
          .columns(MOVEMENTS, AMOUNT, OPENING_MRR, NET_MRR, CLOSING_MRR)
          .columns(SUBSCRIPTIONS, FOREIGN_SUBSCRIPTIONS, PAYING_USERS)
          .checks(
              Check.rows(
                  "movements_add_up",
                  "the closing MRR is the opening one and all movements",
                  () -> CLOSING_MRR.col().equalTo(OPENING_MRR.col().plus(NET_MRR.col()))),
              Check.notNegative(CLOSING_MRR),
              Check.rows(
                  "foreign_are_part",
                  "the foreign subscriptions are among all",
                  () -> FOREIGN_SUBSCRIPTIONS.col().leq(SUBSCRIPTIONS.col())));

  private MrrMovements() {}
}
