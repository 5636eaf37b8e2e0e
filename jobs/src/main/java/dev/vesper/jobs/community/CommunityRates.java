package dev.vesper.jobs.community;

import static dev.vesper.pipeline.table.Field.count;
import static dev.vesper.pipeline.table.Field.optional;

import dev.vesper.jobs.growth.Growth;
import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import org.apache.spark.sql.types.DataTypes;

/**
 * Members of each community and those of them who pay, for the day, the week and the month that
 * contain the night, to date, beside the whole period before.
 */
public final class CommunityRates {
  private static final String UNTIL_COMPLETE =
      "; absent while the period is not complete and where the base is 0";

  public static final Field COMMUNITY_ID = MemberDays.COMMUNITY_ID;
  public static final Field GRAIN = Growth.GRAIN;
  public static final Field PERIOD_START = Growth.PERIOD_START;
  public static final Field IS_COMPLETE = Growth.IS_COMPLETE;
  public static final Field KNOWN_USERS =
      Growth.KNOWN_USERS.meaning("Users of the platform ever seen, up to the night");
  public static final Field EVER_MEMBERS =
      count("ever_members", "Users who ever were members, up to the night").in("users");
  public static final Field MEMBERS =
      count("members", "Users who joined and had not left at the end of the night").in("users");
  public static final Field PREVIOUS_MEMBERS =
      count("previous_members", "Members at the end of the period before").in("users");
  public static final Field NEW_MEMBERS =
      count("new_members", "Members who were none at the end of the period before").in("users");
  public static final Field LEFT_MEMBERS =
      count("left_members", "Members of the end of the period before who are none any more")
          .in("users");
  public static final Field MEMBER_GROWTH =
      optional(
          "member_growth",
          DataTypes.DoubleType,
          "(members - previous_members) / previous_members" + UNTIL_COMPLETE);
  public static final Field PAYING_MEMBERS =
      count(
              "paying_members",
              "Members who paid in the period: on one of its days they made a payment with the"
                  + " community's id, or were members with a subscription in force to the"
                  + " community or the whole platform")
          .in("users");
  public static final Field PREVIOUS_PAYING_MEMBERS =
      count(
              "previous_paying_members",
              "The same of the whole period before, of those who were members at its end")
          .in("users");
  public static final Field PAID_IN_BOTH =
      count("paid_in_both", "Paying members who were among those of the period before").in("users");
  public static final Field CONVERSION =
      optional(
          "conversion",
          DataTypes.DoubleType,
          "paying_members / members; absent where there are no members");
  public static final Field SHARE_OF_USERS =
      optional(
          "share_of_users",
          DataTypes.DoubleType,
          "paying_members / known_users; absent where there are no users");
  public static final Field PAYING_RATIO =
      optional(
          "paying_ratio",
          DataTypes.DoubleType,
          "paying_members / previous_paying_members, which may exceed 1" + UNTIL_COMPLETE);
  public static final Field PAYING_RETENTION =
      optional(
          "paying_retention",
          DataTypes.DoubleType,
          "paid_in_both / previous_paying_members" + UNTIL_COMPLETE);
  public static final Field CI_LOW =
      optional(
          "ci_low",
          DataTypes.DoubleType,
          "Lower end of the 95 % Wilson interval of paying_retention");
  public static final Field CI_HIGH =
      optional(
          "ci_high",
          DataTypes.DoubleType,
          "Upper end of the 95 % Wilson interval of paying_retention");

  public static final Table TABLE =
      Table.rate("community_rates")
          .rows("one community and grain: its period that contains the night, to date")
          .key(COMMUNITY_ID, GRAIN)
          .columns(PERIOD_START, IS_COMPLETE, KNOWN_USERS, EVER_MEMBERS)
          .columns(MEMBERS, PREVIOUS_MEMBERS, NEW_MEMBERS, LEFT_MEMBERS, MEMBER_GROWTH)
          .columns(PAYING_MEMBERS, PREVIOUS_PAYING_MEMBERS, PAID_IN_BOTH)
          .columns(CONVERSION, SHARE_OF_USERS, PAYING_RATIO, PAYING_RETENTION, CI_LOW, CI_HIGH)
          .checks(
              Check.rows(
                  "members_add_up",
                  "members are those of before, the new ones, less those who left",
                  () ->
                      MEMBERS
                          .col()
                          .equalTo(
                              PREVIOUS_MEMBERS
                                  .col()
                                  .plus(NEW_MEMBERS.col())
                                  .minus(LEFT_MEMBERS.col()))),
              Check.rows(
                  "parts_of_their_wholes",
                  "who paid in both periods paid in each, and who pays is a member",
                  () ->
                      PAID_IN_BOTH
                          .col()
                          .leq(PAYING_MEMBERS.col())
                          .and(PAID_IN_BOTH.col().leq(PREVIOUS_PAYING_MEMBERS.col()))
                          .and(PAYING_MEMBERS.col().leq(MEMBERS.col()))
                          .and(MEMBERS.col().leq(EVER_MEMBERS.col()))),
              Check.share(CONVERSION),
              Check.share(PAYING_RETENTION));

  private CommunityRates() {}
}
