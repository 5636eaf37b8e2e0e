package dev.vesper.jobs.basket;

import static dev.vesper.pipeline.table.Field.count;
import static dev.vesper.pipeline.table.Field.optional;
import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.jobs.statistics.Discretion;
import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Explained;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;

/** Of baskets that hold some contents, how many hold another one, too. */
public final class AssociationRules {
  public static final Field KIND =
      required("kind", DataTypes.StringType, Explained.inBrackets(RuleKind.values()));
  public static final Field ANTECEDENT =
      required(
          "antecedent",
          DataTypes.createArrayType(DataTypes.StringType, false),
          "The contents that imply the consequent, sorted by their ids");
  public static final Field CONSEQUENT =
      required("consequent", DataTypes.StringType, "The content that goes with them");
  public static final Field RANK =
      required(
              "rank",
              DataTypes.IntegerType,
              "1 for the rule of its kind that is surest to say something: by confidence_low /"
                  + " (consequent_count / baskets)")
          .in("rank");
  public static final Field SUPPORT_COUNT =
      baskets("support_count", "Baskets that hold antecedent and consequent");
  public static final Field BASKETS =
      baskets(
          "baskets",
          "All baskets that were looked at; of ordered rules the users who began something"
              + " baskets.window-days before found_on or earlier");
  public static final Field SUPPORT =
      required("support", DataTypes.DoubleType, "support_count / baskets");
  public static final Field USERS =
      count("users", "Different users whom the support_count is of").in("users");
  public static final Field ANTECEDENT_COUNT =
      baskets(
          "antecedent_count",
          "Baskets that hold the antecedent; of ordered rules the users who began it"
              + " baskets.window-days before found_on or earlier");
  public static final Field CONFIDENCE =
      required("confidence", DataTypes.DoubleType, "support_count / antecedent_count");
  public static final Field CONFIDENCE_LOW = end("confidence_low", "Lower");
  public static final Field CONFIDENCE_HIGH = end("confidence_high", "Upper");
  public static final Field CONSEQUENT_COUNT =
      baskets("consequent_count", "Of the baskets, those that hold the consequent");
  public static final Field LIFT =
      required("lift", DataTypes.DoubleType, "confidence / (consequent_count / baskets)")
          .in("times");
  public static final Field EXPECTED_DAYS =
      optional(
              "expected_days",
              DataTypes.DoubleType,
              "Of ordered rules, the median of days from antecedent to consequent")
          .in("days");
  public static final Field FOUND_ON =
      required("found_on", DataTypes.DateType, "The night on which the rules were found");

  public static final Table TABLE =
      Table.record("association_rules")
          .rows("one rule between contents")
          .key(KIND, ANTECEDENT, CONSEQUENT)
          .columns(RANK, SUPPORT_COUNT, BASKETS, SUPPORT, USERS)
          .columns(ANTECEDENT_COUNT, CONFIDENCE, CONFIDENCE_LOW, CONFIDENCE_HIGH)
          .columns(CONSEQUENT_COUNT, LIFT, EXPECTED_DAYS, FOUND_ON)
          .checks(
              Check.share(SUPPORT),
              Check.share(CONFIDENCE),
              Check.rows(
                  "parts_of_their_wholes",
                  "baskets with antecedent and consequent are among those with either, and all"
                      + " among the baskets",
                  AssociationRules::parts),
              Check.rows(
                  "told_of_many",
                  "nothing is told of fewer than 10 users",
                  () -> USERS.col().geq(Discretion.FEWEST)));

  private AssociationRules() {}

  private static Column parts() {
    return SUPPORT_COUNT
        .col()
        .leq(ANTECEDENT_COUNT.col())
        .and(SUPPORT_COUNT.col().leq(CONSEQUENT_COUNT.col()))
        .and(USERS.col().leq(SUPPORT_COUNT.col()))
        .and(ANTECEDENT_COUNT.col().leq(BASKETS.col()))
        .and(CONSEQUENT_COUNT.col().leq(BASKETS.col()));
  }

  private static Field baskets(String name, String meaning) {
    return count(name, meaning).in("baskets");
  }

  private static Field end(String name, String which) {
    return required(
        name, DataTypes.DoubleType, which + " end of the 95 % Wilson interval of confidence");
  }
}
