package dev.vesper.jobs.audience;

import static dev.vesper.pipeline.table.Field.count;
import static dev.vesper.pipeline.table.Field.optional;
import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.pipeline.source.EventFields;
import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Explained;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.spark.sql.types.DataTypes;

/**
 * What the people of each segment did in the 7 days up to the night: of those who are in it on the
 * night, and of those who were in it a week before. Only the latter tell what a segment leads to;
 * the former are in it because of what they did.
 */
public final class SegmentRates {
  public static final Field SEGMENT_KIND =
      required("segment_kind", DataTypes.StringType, Explained.inBrackets(SegmentKind.values()));
  public static final Field SEGMENT =
      required(
          "segment", DataTypes.StringType, "The id or the name of the segment; 0 are outliers");
  public static final Field SEGMENTED_ON =
      required(
          "segmented_on",
          DataTypes.DateType,
          "The night that its people are those of: the night itself, or the newest with segments of"
              + " 7 to 35 nights before");
  public static final Field USERS = people("users", "People of the segment on segmented_on");
  public static final Field ACTIVE_USERS =
      people("active_users", "Of the users, those active on one of the 7 days");
  public static final Field ACTIVITY = share("activity", ACTIVE_USERS, USERS);
  public static final Field ELIGIBLE =
      people("eligible", "Of the users, those active on one of the 7 days before the 7 days");
  public static final Field RETAINED =
      people("retained", "Of the eligible, those active on one of the 7 days");
  public static final Field RETENTION = share("retention", RETAINED, ELIGIBLE);
  public static final Field RETENTION_LOW = end("retention_low", "Lower", RETENTION);
  public static final Field RETENTION_HIGH = end("retention_high", "Upper", RETENTION);
  public static final Field UNPAID_USERS =
      people(
          "unpaid_users",
          "Of the users, those who before the 7 days had never paid in the business currency");
  public static final Field CONVERTED =
      people("converted", "Of the unpaid users, those who paid on one of the 7 days");
  public static final Field CONVERSION = share("conversion", CONVERTED, UNPAID_USERS);
  public static final Field CONVERSION_LOW = end("conversion_low", "Lower", CONVERSION);
  public static final Field CONVERSION_HIGH = end("conversion_high", "Upper", CONVERSION);
  public static final Field PAYING_USERS =
      people("paying_users", "Of the users, those who paid on one of the 7 days");
  public static final Field AMOUNT =
      optional(
              "amount",
              EventFields.MONEY,
              "Paid on the 7 days, memberships included, by the users; absent where 1 to 9 of them"
                  + " paid")
          .in("business currency");
  public static final Field AMOUNT_PER_USER =
      optional("amount_per_user", EventFields.MONEY, "amount / users, to four decimals")
          .in("business currency");

  public static final Table TABLE =
      Table.record("segment_rates")
          .rows("one segment and the night that its people are those of")
          .key(SEGMENT_KIND, SEGMENT, SEGMENTED_ON)
          .columns(USERS, ACTIVE_USERS, ACTIVITY)
          .columns(ELIGIBLE, RETAINED, RETENTION, RETENTION_LOW, RETENTION_HIGH)
          .columns(UNPAID_USERS, CONVERTED, CONVERSION, CONVERSION_LOW, CONVERSION_HIGH)
          .columns(PAYING_USERS, AMOUNT, AMOUNT_PER_USER)
          .checks(
              Check.share(ACTIVITY),
              Check.share(RETENTION),
              Check.share(CONVERSION),
              Check.notNegative(AMOUNT),
              Check.rows(
                  "parts_of_their_wholes",
                  "who stays was active in both weeks, who converts pays",
                  () ->
                      RETAINED
                          .col()
                          .leq(ACTIVE_USERS.col())
                          .and(CONVERTED.col().leq(PAYING_USERS.col()))));

  private SegmentRates() {}

  /** A row. */
  record RowOf(
      LocalDate dt,
      SegmentKind segmentKind,
      String segment,
      LocalDate segmentedOn,
      long users,
      long activeUsers,
      double activity,
      long eligible,
      long retained,
      Optional<Double> retention,
      Optional<Double> retentionLow,
      Optional<Double> retentionHigh,
      long unpaidUsers,
      long converted,
      Optional<Double> conversion,
      Optional<Double> conversionLow,
      Optional<Double> conversionHigh,
      long payingUsers,
      Optional<BigDecimal> amount,
      Optional<BigDecimal> amountPerUser) {}

  private static Field people(String name, String meaning) {
    return count(name, meaning).in("users");
  }

  private static Field share(String name, Field part, Field all) {
    return optional(
        name,
        DataTypes.DoubleType,
        part.name() + " / " + all.name() + "; absent where there are none of the latter");
  }

  private static Field end(String name, String which, Field of) {
    return optional(
        name, DataTypes.DoubleType, which + " end of the 95 % Wilson interval of " + of.name());
  }
}
