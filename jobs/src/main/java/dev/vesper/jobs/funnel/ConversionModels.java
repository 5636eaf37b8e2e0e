package dev.vesper.jobs.funnel;

import static dev.vesper.pipeline.table.Field.count;
import static dev.vesper.pipeline.table.Field.optional;
import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/**
 * The model U = η·p·q·C of the founding texts: of the C users who were first seen in a period, the
 * share η registered, p of these completed something, q of these paid; each after the one before.
 */
public final class ConversionModels {
  public static final Field PERIOD =
      required(
          "period", DataTypes.StringType, "When the users were first seen: " + ModelCohort.WORDS);
  public static final Field PERIOD_START =
      required("period_start", DataTypes.DateType, "The first day of the period");
  public static final Field PERIOD_END =
      required("period_end", DataTypes.DateType, "Its last day, the night at the latest");
  public static final Field IS_COMPLETE =
      required(
          "is_complete",
          DataTypes.BooleanType,
          "Whether the period has ended; its users may still register, complete and pay");
  public static final Field CANDIDATES =
      count("candidates", "C: users first seen in the period").in("users");
  public static final Field REGISTERED =
      count("registered", "Those of them who have registered, up to the night").in("users");
  public static final Field COMPLETED =
      count("completed", "Those of these who have completed something since").in("users");
  public static final Field PAID =
      count("paid", "Those of these who have purchased something since").in("users");
  public static final Field REGISTRATION_RATE =
      required("registration_rate", DataTypes.DoubleType, "η = registered / candidates");
  public static final Field COMPLETION_RATE = rate("completion_rate", "p = completed / registered");
  public static final Field PAYMENT_RATE = rate("payment_rate", "q = paid / completed");
  public static final Field PAYING_USERS =
      required(
              "paying_users",
              DataTypes.DoubleType,
              "U = η·p·q·C, which is the number of those who paid; 0 where a rate is absent")
          .in("users");

  /** The last digits of a product of three ratios. */
  private static final double NEAR = 1e-6;

  public static final Table TABLE =
      Table.rate("conversion_models")
          .rows("one period in which users were first seen")
          .key(PERIOD, PERIOD_START)
          .columns(PERIOD_END, IS_COMPLETE, CANDIDATES, REGISTERED, COMPLETED, PAID)
          .columns(REGISTRATION_RATE, low(REGISTRATION_RATE), high(REGISTRATION_RATE))
          .columns(COMPLETION_RATE, low(COMPLETION_RATE), high(COMPLETION_RATE))
          .columns(PAYMENT_RATE, low(PAYMENT_RATE), high(PAYMENT_RATE), PAYING_USERS)
          .checks(
              Check.rows(
                  "never_rises",
                  "paid <= completed <= registered <= candidates",
                  () ->
                      PAID.col()
                          .leq(COMPLETED.col())
                          .and(COMPLETED.col().leq(REGISTERED.col()))
                          .and(REGISTERED.col().leq(CANDIDATES.col()))),
              Check.rows(
                  "the_product_is_the_count",
                  "paying_users equals paid",
                  () -> functions.abs(PAYING_USERS.col().minus(PAID.col())).lt(NEAR)));

  private ConversionModels() {}

  private static Field rate(String name, String meaning) {
    return optional(
        name, DataTypes.DoubleType, meaning + "; absent where there is nothing to divide by");
  }

  private static Field low(Field rate) {
    return end(rate, "_low", "The lower end of its 95 % Wilson interval");
  }

  private static Field high(Field rate) {
    return end(rate, "_high", "The upper end of its 95 % Wilson interval");
  }

  private static Field end(Field rate, String suffix, String meaning) {
    return new Field(rate.name() + suffix, rate.type(), rate.nullable(), rate.unit(), meaning);
  }
}
