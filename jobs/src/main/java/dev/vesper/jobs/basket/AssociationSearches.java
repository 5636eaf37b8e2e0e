package dev.vesper.jobs.basket;

import static dev.vesper.pipeline.table.Field.count;
import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Explained;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import java.util.Arrays;
import org.apache.spark.sql.types.DataTypes;

/** What the rules of the night come from, and why there are none where there are none. */
public final class AssociationSearches {
  public static final Field KIND = AssociationRules.KIND;
  public static final Field FOUND_ON =
      AssociationRules.FOUND_ON.meaning("The night of the search; its rules stand until the next");
  public static final Field FOUND_WITH =
      required("found_with", DataTypes.StringType, "The settings that rules depend on, as a text");
  public static final Field BASKET =
      required(
          "basket",
          DataTypes.StringType,
          "What one basket is: " + Explained.inBrackets(BasketKind.values()));
  public static final Field BASKETS = AssociationRules.BASKETS;
  public static final Field CONTENTS = count("contents", "Different contents in the baskets");
  public static final Field LEAST_COUNT =
      count(
              "least_count",
              "Baskets that a rule needs by baskets.min-support, .min-users and .most-sets")
          .in("baskets");
  public static final Field FREQUENT_CONTENTS =
      count("frequent_contents", "Of the contents, those in as many baskets");
  public static final Field FOUND_RULES =
      count("found_rules", "Rules that were found, those left out that are redundant").in("rules");
  public static final Field RULES =
      count("rules", "Of the found rules, those that association_rules holds").in("rules");
  public static final Field OUTCOME =
      required(
          "outcome",
          DataTypes.StringType,
          Explained.inClauses(Arrays.stream(SearchOutcome.values())));

  public static final Table TABLE =
      Table.record("association_searches")
          .rows("one kind of rules")
          .key(KIND)
          .columns(FOUND_ON, FOUND_WITH, BASKET, BASKETS, CONTENTS, LEAST_COUNT)
          .columns(FREQUENT_CONTENTS, FOUND_RULES, RULES, OUTCOME)
          .checks(
              Check.rows(
                  "parts_of_their_wholes",
                  "rules are among those found, frequent contents among the contents",
                  () ->
                      RULES
                          .col()
                          .leq(FOUND_RULES.col())
                          .and(FREQUENT_CONTENTS.col().leq(CONTENTS.col()))));

  private AssociationSearches() {}

  /** A row. */
  record RowOf(
      LocalDate dt,
      RuleKind kind,
      LocalDate foundOn,
      String foundWith,
      BasketKind basket,
      long baskets,
      long contents,
      long leastCount,
      long frequentContents,
      long foundRules,
      long rules,
      SearchOutcome outcome) {

    /** The same search as one of another night. */
    RowOf on(LocalDate night) {
      return new RowOf(
          night,
          kind,
          foundOn,
          foundWith,
          basket,
          baskets,
          contents,
          leastCount,
          frequentContents,
          foundRules,
          rules,
          outcome);
    }

    /** What the receipt says of a search. */
    String note() {
      return kind.word() + " rules: " + outcome.meaning();
    }
  }
}
