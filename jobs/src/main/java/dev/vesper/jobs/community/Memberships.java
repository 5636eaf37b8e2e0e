package dev.vesper.jobs.community;

import static dev.vesper.pipeline.table.Field.optional;
import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import org.apache.spark.sql.types.DataTypes;

/** One row per user and community who ever had to do with each other, as of the night. */
public final class Memberships {
  public static final Field USER_ID = MemberDays.USER_ID;
  public static final Field COMMUNITY_ID = MemberDays.COMMUNITY_ID;
  public static final Field IS_MEMBER =
      required("is_member", DataTypes.BooleanType, "Whether the user joined and has not left");
  public static final Field KNOWN_SINCE =
      required(
          "known_since", DataTypes.DateType, "The first day of joining, paying or leaving, ever");
  public static final Field JOINED_ON =
      optional(
          "joined_on",
          DataTypes.DateType,
          "The day on which the newest membership began; absent of who is only known to have left");
  public static final Field LEFT_ON =
      optional("left_on", DataTypes.DateType, "The newest day of leaving; absent of who never did");
  public static final Field LAST_PAID_ON =
      optional(
          "last_paid_on",
          DataTypes.DateType,
          "The newest day of a payment with the community's id");
  public static final Field RECENT_MEMBER_DAYS =
      required(
          "recent_member_days",
          DataTypes.LongType,
          "The days among the night and the 63 before at whose end the user was a member, as a"
              + " mask: bit 0 is the night");
  public static final Field RECENT_PAYING_DAYS =
      required(
          "recent_paying_days",
          DataTypes.LongType,
          "Those among the same days on which the user paid: a payment with the community's id, or"
              + " a member with a subscription in force, to the community or the whole platform");

  public static final Table TABLE =
      Table.state("memberships")
          .rows("one user and one community")
          .key(USER_ID, COMMUNITY_ID)
          .columns(IS_MEMBER, KNOWN_SINCE, JOINED_ON, LEFT_ON, LAST_PAID_ON)
          .columns(RECENT_MEMBER_DAYS, RECENT_PAYING_DAYS)
          .checks(
              Check.rows(
                  "members_have_joined",
                  "a member has joined, and who has gone has left",
                  () ->
                      IS_MEMBER
                          .col()
                          .and(JOINED_ON.col().isNotNull())
                          .or(LEFT_ON.col().isNotNull())),
              Check.rows(
                  "the_mask_tells_the_night",
                  "the mask of days says of the night what is_member says",
                  () ->
                      IS_MEMBER
                          .col()
                          .equalTo(RECENT_MEMBER_DAYS.col().bitwiseAND(1L).equalTo(1L))));

  private Memberships() {}
}
