package dev.vesper.jobs.revenue;

import static dev.vesper.pipeline.table.Field.optional;
import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.PlainRows;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;

/**
 * Each paid period of subscriptions, from when it is known to what became of it. For jobs that look
 * back at an earlier night: how subscriptions stood there, and what came after.
 */
public final class PaidPeriods {
  public static final Field USER_ID = Subscriptions.USER_ID;
  public static final Field PLAN_ID = Subscriptions.PLAN_ID;
  public static final Field COMMUNITY_ID = Subscriptions.COMMUNITY_ID;
  public static final Field KNOWN_ON =
      required("known_on", DataTypes.DateType, "The day of the payment that the period is from");
  public static final Field STARTED_ON = Subscriptions.STARTED_ON;
  public static final Field PERIOD_MONTHS = Subscriptions.PERIOD_MONTHS;
  public static final Field RENEWALS =
      Subscriptions.RENEWALS.meaning("Payments for a next period up to this one");
  public static final Field DUE_ON =
      required("due_on", DataTypes.DateType, "The first day that the period does not pay for");
  public static final Field CANCELLED_ON =
      optional("cancelled_on", DataTypes.DateType, "The day of cancelling within the period");
  public static final Field FAILED_ON =
      optional("failed_on", DataTypes.DateType, "The day of its first failed payment");
  public static final Field DECIDED_ON =
      optional(
          "decided_on",
          DataTypes.DateType,
          "The night on which it was decided what becomes of it; absent while it is open");
  public static final Field IS_RENEWED =
      optional(
          "is_renewed",
          DataTypes.BooleanType,
          "Whether it was followed by another without a break");

  /** What a row holds; the night is the last of the run. */
  static final Table ROWS =
      Table.state("paid_periods")
          .rows("one paid period")
          .columns(USER_ID, PLAN_ID, COMMUNITY_ID, KNOWN_ON, STARTED_ON, PERIOD_MONTHS, RENEWALS)
          .columns(DUE_ON, CANCELLED_ON, FAILED_ON, DECIDED_ON, IS_RENEWED);

  private static final Encoder<Row> ENCODER = PlainRows.encoder(ROWS);

  private PaidPeriods() {}

  /**
   * The paid periods that events tell, one row each.
   *
   * @param events {@link SubscriptionEvents} of the run; subscriptions of which nothing happens in
   *     it are not seen
   */
  public static Dataset<Row> of(Dataset<Row> events, Nights nights, RevenueParams params) {
    FlatMapFunction<Row, Row> periods = user -> rows(user, nights, params).iterator();
    Dataset<Row> nobody =
        events.sparkSession().createDataFrame(List.<Row>of(), Subscriptions.TABLE.schema());
    return PlainRows.typed(ROWS, Subscribers.of(nobody, events).flatMap(periods, ENCODER));
  }

  private static List<Row> rows(Row user, Nights nights, RevenueParams params) {
    Periods periods = new Periods(Subscribers.user(user), nights.last().date());
    Subscribers.through(user, nights, params, periods);
    return periods.all();
  }

  /** Gathers the periods of one user. */
  static final class Periods implements Witness {
    private final String user;
    private final LocalDate last;
    private final Map<SubscriptionKey, Open> open = new HashMap<>();
    private final List<Row> closed = new ArrayList<>();

    Periods(String user, LocalDate last) {
      this.user = user;
      this.last = last;
    }

    /** A period that is not decided, as it stands after what happened last. */
    private record Open(LocalDate knownOn, Subscription now, Optional<LocalDate> failedOn) {}

    @Override
    public void changed(Change change) {
      Optional<Subscription> before = change.before().filter(Subscription::inForce);
      Subscription after = change.after();
      if (before.isPresent() && !after.inForce()) {
        close(change, false);
        return;
      }
      if (!after.inForce()) {
        return;
      }
      boolean renewed =
          before.filter(was -> after.history().renewals() > was.history().renewals()).isPresent();
      if (renewed) {
        close(change, true);
      }
      Optional<Open> standing = Optional.ofNullable(open.get(change.key()));
      open.put(
          change.key(),
          new Open(
              standing.map(Open::knownOn).orElse(change.night()),
              after,
              standing.flatMap(Open::failedOn).or(() -> after.trouble().failedOn())));
    }

    private void close(Change change, boolean renewed) {
      Open period = open.remove(change.key());
      Subscription as = renewed ? period.now : change.after();
      Open asItEnded = new Open(period.knownOn, as, period.failedOn);
      closed.add(row(change.key(), asItEnded, Optional.of(change.night()), renewed));
    }

    @Override
    public void evening(LocalDate night, Map<SubscriptionKey, Subscription> held) {
      // Periods change with events and at their ends only, and these are told.
    }

    List<Row> all() {
      List<Row> all = new ArrayList<>(closed);
      open.forEach((key, period) -> all.add(row(key, period, Optional.empty(), false)));
      return all;
    }

    private Row row(
        SubscriptionKey key, Open period, Optional<LocalDate> decidedOn, boolean renewed) {
      Subscription now = period.now;
      return RowFactory.create(
          PlainRows.day(last),
          user,
          key.plan(),
          key.community().isEmpty() ? null : key.community(),
          PlainRows.day(period.knownOn),
          PlainRows.day(now.startedOn()),
          now.term().months(),
          now.history().renewals(),
          PlainRows.day(now.term().until()),
          PlainRows.day(now.trouble().cancelledOn()),
          PlainRows.day(period.failedOn),
          PlainRows.day(decidedOn),
          decidedOn.isPresent() ? (Object) renewed : null);
    }
  }
}
