package dev.vesper.jobs.revenue;

import static dev.vesper.pipeline.table.Field.optional;
import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.PlainRows;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
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
 * back at an earlier night: how subscriptions stood there, and what came after. A period whose
 * payment is corrected on a later night has a row for each way in which it stood, so that no row
 * tells of a night what only a later one knew.
 */
public final class PaidPeriods {
  public static final Field USER_ID = Subscriptions.USER_ID;
  public static final Field PLAN_ID = Subscriptions.PLAN_ID;
  public static final Field COMMUNITY_ID = Subscriptions.COMMUNITY_ID;
  public static final Field KNOWN_ON =
      required("known_on", DataTypes.DateType, "The day of the payment that the row is from");
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
  public static final Field CORRECTED_ON =
      optional(
          "corrected_on",
          DataTypes.DateType,
          "The day of a payment that corrected it: from then on another row tells how it stands");

  /** What a row holds; the night is the last of the run. */
  static final Table ROWS =
      Table.state("paid_periods")
          .rows("one paid period")
          .columns(USER_ID, PLAN_ID, COMMUNITY_ID, KNOWN_ON, STARTED_ON, PERIOD_MONTHS, RENEWALS)
          .columns(DUE_ON, CANCELLED_ON, FAILED_ON, DECIDED_ON, IS_RENEWED, CORRECTED_ON);

  private static final Encoder<Row> ENCODER = PlainRows.encoder(ROWS);

  private PaidPeriods() {}

  /**
   * The paid periods that events tell.
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
    Subscribers.begins(user)
        .map(first -> nights.first().date().isBefore(first) ? new Night(first) : nights.first())
        .ifPresent(
            first -> Subscribers.through(user, new Nights(first, nights.last()), params, periods));
    return periods.all();
  }

  /** Gathers the periods of one user. */
  static final class Periods implements Witness {
    private final String user;
    private final LocalDate last;
    private final Map<SubscriptionKey, Deque<Standing>> open = new HashMap<>();
    private final List<Row> closed = new ArrayList<>();

    Periods(String user, LocalDate last) {
      this.user = user;
      this.last = last;
    }

    /** How a period that is not decided stands from the night of a payment on. */
    private record Standing(LocalDate knownOn, Subscription now, Optional<LocalDate> failedOn) {
      static Standing from(Change payment) {
        return new Standing(payment.night(), payment.after(), Optional.empty());
      }

      Standing after(Subscription later) {
        return new Standing(knownOn, later, failedOn.or(() -> later.trouble().failedOn()));
      }
    }

    /** What became of a period, and when that was decided. */
    private record Fate(Optional<LocalDate> decidedOn, boolean renewed) {
      static final Fate OPEN = new Fate(Optional.empty(), false);
    }

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
      if (before.filter(was -> after.history().renewals() > was.history().renewals()).isPresent()) {
        close(change, true);
      }
      stands(change, open.computeIfAbsent(change.key(), any -> new ArrayDeque<>()));
    }

    /** A payment tells how the period stands from its night on, anything else goes with it. */
    private static void stands(Change change, Deque<Standing> period) {
      boolean pays = change.event().filter(SubscriptionEvent::pays).isPresent();
      if (!pays) {
        period.addLast(period.removeLast().after(change.after()));
        return;
      }
      if (!period.isEmpty() && period.getLast().knownOn().equals(change.night())) {
        period.removeLast();
      }
      period.addLast(Standing.from(change));
    }

    private void close(Change change, boolean renewed) {
      Fate fate = new Fate(Optional.of(change.night()), renewed);
      closed.addAll(rows(change.key(), open.remove(change.key()), fate));
    }

    @Override
    public void evening(LocalDate night, Map<SubscriptionKey, Subscription> held) {
      // Periods change with events and at their ends only, and these are told.
    }

    List<Row> all() {
      List<Row> all = new ArrayList<>(closed);
      open.forEach((key, period) -> all.addAll(rows(key, period, Fate.OPEN)));
      return all;
    }

    private List<Row> rows(SubscriptionKey key, Deque<Standing> period, Fate fate) {
      List<Row> rows = new ArrayList<>();
      Optional<LocalDate> correctedOn = Optional.empty();
      for (Iterator<Standing> each = period.descendingIterator(); each.hasNext(); ) {
        Standing standing = each.next();
        rows.add(row(key, standing, fate, correctedOn));
        correctedOn = Optional.of(standing.knownOn());
      }
      Collections.reverse(rows);
      return rows;
    }

    private Row row(
        SubscriptionKey key, Standing standing, Fate fate, Optional<LocalDate> correctedOn) {
      Subscription now = standing.now();
      return RowFactory.create(
          PlainRows.day(last),
          user,
          key.plan(),
          key.community().isEmpty() ? null : key.community(),
          PlainRows.day(standing.knownOn()),
          PlainRows.day(now.startedOn()),
          now.term().months(),
          now.history().renewals(),
          PlainRows.day(now.term().until()),
          PlainRows.day(now.trouble().cancelledOn()),
          PlainRows.day(standing.failedOn()),
          PlainRows.day(fate.decidedOn()),
          fate.decidedOn().isPresent() ? (Object) fate.renewed() : null,
          PlainRows.day(correctedOn));
    }
  }
}
