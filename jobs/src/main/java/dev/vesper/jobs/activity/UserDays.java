package dev.vesper.jobs.activity;

import static dev.vesper.pipeline.table.Field.count;
import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.pipeline.source.EventFields;
import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.types.DataTypes;

/** One row per user who did something on the day. Kept without limit: states are made from it. */
public final class UserDays {
  public static final Field USER_ID =
      required(
          "user_id",
          DataTypes.StringType,
          "The user's pseudonym; of somebody who never signed in, that of the browser or device");
  public static final Field IS_KNOWN =
      required(
          "is_known", DataTypes.BooleanType, "Whether the user signed in on any event of the day");
  public static final Field EVENTS = count("events", "Events of the day, of any type");
  public static final Field SESSIONS =
      count("sessions", "Sessions that began on the day: runs of events without a longer pause");
  public static final Field WATCH_SECONDS =
      required("watch_seconds", EventFields.SECONDS, "Seconds played, as the progress events tell")
          .in("seconds");
  public static final Field AMOUNT =
      required("amount", EventFields.MONEY, "Paid on the day, in the business currency")
          .in("business currency");
  public static final Field REFUNDED =
      required("refunded", EventFields.MONEY, "Paid back on the day, in the business currency")
          .in("business currency");
  public static final Field FOREIGN_PAYMENTS =
      count("foreign_payments", "Payments in another currency, which no amount includes");
  public static final Field ACTIVE_HOURS =
      required(
          "active_hours",
          DataTypes.IntegerType,
          "The UTC hours with an event, as a mask: bit 0 is the hour from midnight");
  public static final Field FIRST_EVENT_TIME =
      required("first_event_time", DataTypes.TimestampType, "The day's first event, in UTC");
  public static final Field LAST_EVENT_TIME =
      required("last_event_time", DataTypes.TimestampType, "The day's last event, in UTC");

  /** The column that counts each type of event. */
  public static final Map<String, Field> BY_TYPE = byType();

  public static final Table TABLE =
      Table.fact("user_days")
          .rows("one user who did something on the day")
          .key(USER_ID)
          .columns(IS_KNOWN, EVENTS, SESSIONS, WATCH_SECONDS, AMOUNT, REFUNDED, FOREIGN_PAYMENTS)
          .columns(ACTIVE_HOURS, FIRST_EVENT_TIME, LAST_EVENT_TIME)
          .columns(BY_TYPE.values().toArray(Field[]::new))
          .checks(
              Check.rows(
                  "events_add_up",
                  "the events of all types add up to the day's events",
                  () ->
                      EVENTS
                          .col()
                          .equalTo(
                              BY_TYPE.values().stream()
                                  .map(Field::col)
                                  .reduce((sum, next) -> sum.plus(next))
                                  .orElseThrow())),
              Check.rows("at_least_one_event", "a row has an event", () -> EVENTS.col().gt(0)),
              Check.notNegative(WATCH_SECONDS))
          .mandatory();

  private UserDays() {}

  private static Map<String, Field> byType() {
    Map<String, Field> fields = new LinkedHashMap<>();
    String[][] plurals = {
      {"register", "registrations"},
      {"login", "logins"},
      {"view", "views"},
      {"search", "searches"},
      {"play", "plays"},
      {"progress", "progresses"},
      {"complete", "completions"},
      {"read", "reads"},
      {"like", "likes"},
      {"comment", "comments"},
      {"reply", "replies"},
      {"share", "shares"},
      {"follow", "follows"},
      {"invite", "invites"},
      {"join", "joins"},
      {"leave", "leaves"},
      {"add_to_cart", "carts"},
      {"checkout", "checkouts"},
      {"purchase", "purchases"},
      {"refund", "refunds"},
      {"subscribe", "subscriptions"},
      {"renew", "renewals"},
      {"cancel", "cancellations"},
      {"expire", "expirations"},
      {"payment_failed", "failed_payments"},
      {"expose", "exposures"},
      {"touch", "touches"},
      {"answer", "answers"},
      {"rate", "ratings"},
      {"check_in", "check_ins"},
      {"other", "others"},
    };
    for (String[] each : plurals) {
      fields.put(each[0], count(each[1], "Events of type " + each[0] + " on the day"));
    }
    return fields;
  }
}
