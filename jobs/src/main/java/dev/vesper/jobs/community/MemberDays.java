package dev.vesper.jobs.community;

import static dev.vesper.pipeline.table.Field.count;
import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.pipeline.source.EventFields;
import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import org.apache.spark.sql.types.DataTypes;

/**
 * One row per user and community between whom something happened on the day: joining, leaving,
 * paying. Kept without limit: states are made from it.
 */
public final class MemberDays {
  public static final Field USER_ID =
      required("user_id", DataTypes.StringType, "The member, as a pseudonym");
  public static final Field COMMUNITY_ID =
      required("community_id", DataTypes.StringType, "The community");
  public static final Field IS_MEMBER =
      required(
          "is_member",
          DataTypes.BooleanType,
          "Whether the last of these events of the day made or kept the user a member: joining or"
              + " paying does, leaving does not");
  public static final Field JOINS = count("joins", "Events of type join on the day");
  public static final Field LEAVES = count("leaves", "Events of type leave on the day");
  public static final Field PAYMENTS =
      count("payments", "Purchases, subscriptions and renewals with the community's id");
  public static final Field AMOUNT =
      required("amount", EventFields.MONEY, "What these paid, in the business currency")
          .in("business currency");
  public static final Field FOREIGN_PAYMENTS =
      count("foreign_payments", "Those of them in other currencies, not in amount");

  public static final Table TABLE =
      Table.fact("member_days")
          .rows("one user in one community, on a day of joining, leaving or paying")
          .key(USER_ID, COMMUNITY_ID)
          .columns(IS_MEMBER, JOINS, LEAVES, PAYMENTS, AMOUNT, FOREIGN_PAYMENTS)
          .checks(Check.notNegative(AMOUNT));

  private MemberDays() {}
}
