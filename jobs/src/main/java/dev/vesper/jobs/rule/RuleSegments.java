package dev.vesper.jobs.rule;

import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.jobs.feature.UserFeatures;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import org.apache.spark.sql.types.DataTypes;

/** One row per user and rule that the user fulfils; rules overlap. */
public final class RuleSegments {
  public static final Field USER_ID = UserFeatures.USER_ID;
  public static final Field RULE =
      required("rule", DataTypes.StringType, "The name of the rule in the settings");

  public static final Table TABLE =
      Table.record("rule_segments")
          .rows("one user and one of the rules that the user fulfils")
          .key(RULE, USER_ID)
          .aboutPeople(USER_ID)
          .keeping(UserFeatures.TABLE.terms().keptNights());

  private RuleSegments() {}
}
