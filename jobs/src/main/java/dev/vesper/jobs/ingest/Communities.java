package dev.vesper.jobs.ingest;

import static dev.vesper.pipeline.table.Field.optional;
import static dev.vesper.pipeline.table.Field.required;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.vesper.pipeline.source.EventFields;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;

/** The communities, who owns them and what they cost. */
public final class Communities {
  public static final Field COMMUNITY_ID =
      required("community_id", StringType, "Names the community");
  public static final Field TITLE = optional("title", StringType, "What it is called");
  public static final Field TOPIC = optional("topic", StringType, "What it is about");
  public static final Field OWNER_USER_ID =
      optional("owner_user_id", StringType, "Whose community it is, as a pseudonym");
  public static final Field COST_PER_DAY =
      optional("cost_per_day", EventFields.MONEY, "What running it costs a day").in("currency");
  public static final Field CURRENCY =
      optional("currency", StringType, "The currency of the cost, as its ISO 4217 code");

  public static final Table TABLE =
      Table.dimension("communities")
          .rows("one community")
          .key(COMMUNITY_ID)
          .columns(TITLE, TOPIC, OWNER_USER_ID, COST_PER_DAY, CURRENCY);

  private Communities() {}
}
