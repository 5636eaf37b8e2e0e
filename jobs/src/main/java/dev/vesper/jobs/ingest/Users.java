package dev.vesper.jobs.ingest;

import static dev.vesper.pipeline.table.Field.optional;
import static dev.vesper.pipeline.table.Field.required;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.util.List;
import org.apache.spark.sql.Column;

/** Who the users are, and what they agreed to. */
public final class Users {
  public static final Field USER_ID = required("user_id", StringType, "The user's pseudonym");
  public static final Field REGISTERED_AT =
      optional("registered_at", TimestampType, "When the user registered, in UTC");
  public static final Field BIRTH_YEAR =
      optional("birth_year", IntegerType, "The year of birth").in("year");
  public static final Field OCCUPATION = optional("occupation", StringType, "What the user does");
  public static final Field REGION = optional("region", StringType, "Where the user lives");
  public static final Field CONSENT_STATUS =
      optional(
          "consent_status",
          StringType,
          "Whether the user agreed to be scored: given, withdrawn or unknown; absent where the"
              + " user's newest line cannot be read");
  public static final Field CONSENT_GIVEN_AT =
      optional(
          "consent_given_at",
          TimestampType,
          "When consent was given, in UTC; absent where the user's newest line cannot be read");
  public static final Field CONSENT_WITHDRAWN_AT =
      optional(
          "consent_withdrawn_at",
          TimestampType,
          "When consent was last withdrawn, by any line of the user, in UTC");

  /** An earlier year of birth is none: forms are full of 0 and 1. */
  public static final int FIRST_BIRTH_YEAR = 1900;

  private static final String GIVEN = "given";

  public static final Table TABLE =
      Table.dimension("users")
          .rows("one user of the platform")
          .key(USER_ID)
          .columns(REGISTERED_AT, BIRTH_YEAR, OCCUPATION, REGION)
          .columns(CONSENT_STATUS, CONSENT_GIVEN_AT, CONSENT_WITHDRAWN_AT);

  /**
   * A line that cannot be read may have withdrawn consent, and a withdrawal counts by its time,
   * whichever file it is in.
   */
  public static final TakeSnapshot.Care CARE =
      new TakeSnapshot.Care(
          List.of(CONSENT_STATUS, CONSENT_GIVEN_AT), List.of(CONSENT_WITHDRAWN_AT));

  /** Raised whenever {@link #agreed} tells another thing of the same row. */
  public static final int AGREED_RULE = 1;

  private Users() {}

  /** Whether a user agreed and has not withdrawn it since; whoever says nothing has not. */
  public static Column agreed() {
    Column withdrawn =
        CONSENT_WITHDRAWN_AT
            .col()
            .geq(coalesce(CONSENT_GIVEN_AT.col(), CONSENT_WITHDRAWN_AT.col()));
    return CONSENT_STATUS.col().eqNullSafe(GIVEN).and(not(coalesce(withdrawn, lit(false))));
  }
}
