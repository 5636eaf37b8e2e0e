package dev.vesper.jobs.activity;

import dev.vesper.pipeline.table.Gathered;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Sums up one user's day from its {@link NarrowEvents} in the order of time. */
final class DayOfUser implements Gathered.Group<Row> {
  private static final List<String> TYPES = List.copyOf(UserDays.BY_TYPE.keySet());
  private static final int PROGRESS = TYPES.indexOf("progress");
  private static final int REFUND = TYPES.indexOf("refund");
  private static final Set<Integer> PAYMENTS =
      Stream.of("purchase", "subscribe", "renew")
          .map(TYPES::indexOf)
          .collect(Collectors.toUnmodifiableSet());

  private static final int HOURS = 24;
  private static final long MICROS_PER_HOUR = 3_600_000_000L;

  private final int day;
  private final String user;
  private final long gap;
  private final long[] counts = new long[TYPES.size()];
  private boolean known;
  private long events;
  private long sessions;
  private long foreignPayments;
  private int hours;
  private Long first;
  private Long last;
  private BigDecimal watched = BigDecimal.ZERO;
  private BigDecimal paid = BigDecimal.ZERO;
  private BigDecimal refunded = BigDecimal.ZERO;

  /**
   * @param first an event of the day
   * @param gap the longest pause within a session, in microseconds
   */
  DayOfUser(Row first, long gap) {
    this.day = first.getInt(NarrowEvents.DAY);
    this.user = first.getString(NarrowEvents.USER);
    this.gap = gap;
  }

  @Override
  public boolean has(Row event) {
    return event.getInt(NarrowEvents.DAY) == day && event.getString(NarrowEvents.USER).equals(user);
  }

  @Override
  public void add(Row event) {
    Long at = event.getLong(NarrowEvents.AT);
    boolean begins = last == null || at - last > gap;
    last = at;
    if (event.getBoolean(NarrowEvents.IS_EVENING)) {
      return;
    }
    first = events == 0 ? at : first;
    events++;
    sessions += begins ? 1 : 0;
    known |= event.getBoolean(NarrowEvents.IS_KNOWN);
    hours |= 1 << Math.floorMod(Math.floorDiv(at, MICROS_PER_HOUR), HOURS);
    int type = event.getInt(NarrowEvents.TYPE);
    counts[type]++;
    if (type == PROGRESS && !event.isNullAt(NarrowEvents.DURATION)) {
      watched = watched.add(event.getDecimal(NarrowEvents.DURATION));
    }
    if (!event.isNullAt(NarrowEvents.AMOUNT)) {
      money(type, event.getDecimal(NarrowEvents.AMOUNT), event.getBoolean(NarrowEvents.IS_OURS));
    }
  }

  private void money(int type, BigDecimal amount, boolean ours) {
    if (PAYMENTS.contains(type) && !ours) {
      foreignPayments++;
    } else if (PAYMENTS.contains(type)) {
      paid = paid.add(amount);
    } else if (type == REFUND && ours) {
      refunded = refunded.add(amount);
    }
  }

  /** The row of {@link UserDays}, with plain dates and times, if anything happened on the day. */
  @Override
  public Optional<Row> made() {
    return events > 0 ? Optional.of(row()) : Optional.empty();
  }

  private Row row() {
    Object[] sums = {
      day,
      user,
      known,
      events,
      sessions,
      watched,
      paid,
      refunded,
      foreignPayments,
      hours,
      first,
      last
    };
    Object[] all = new Object[sums.length + counts.length];
    System.arraycopy(sums, 0, all, 0, sums.length);
    for (int type = 0; type < counts.length; type++) {
      all[sums.length + type] = counts[type];
    }
    return RowFactory.create(all);
  }
}
