package dev.vesper.jobs.ingest;

import static dev.vesper.pipeline.table.Field.optional;
import static dev.vesper.pipeline.table.Field.required;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.vesper.pipeline.source.EventFields;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;

/** The memberships on sale. */
public final class Plans {
  public static final Field PLAN_ID = required("plan_id", StringType, "Names the plan");
  public static final Field TITLE = optional("title", StringType, "What it is called");
  public static final Field PRICE =
      optional("price", EventFields.MONEY, "What one period costs").in("currency");
  public static final Field CURRENCY =
      optional("currency", StringType, "The currency of the price, as its ISO 4217 code");
  public static final Field PERIOD_MONTHS =
      optional("period_months", IntegerType, "How long one period is").in("months");

  public static final Table TABLE =
      Table.dimension("plans")
          .rows("one membership on sale")
          .key(PLAN_ID)
          .columns(TITLE, PRICE, CURRENCY, PERIOD_MONTHS);

  private Plans() {}
}
