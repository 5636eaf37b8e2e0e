package dev.vesper.jobs.revenue;

import static dev.vesper.pipeline.table.Field.required;
import static org.apache.spark.sql.functions.date_from_unix_date;

import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.table.Field;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Who has a subscription in force on which nights of a run. For jobs that may not read tonight's
 * subscriptions: it needs those of the night before and the events of the run.
 */
public final class SubscriptionSpans {
  public static final Field USER_ID = Subscriptions.USER_ID;
  public static final Field PLAN_ID = Subscriptions.PLAN_ID;
  public static final Field COMMUNITY_ID = Subscriptions.COMMUNITY_ID;
  public static final Field FIRST_NIGHT =
      required(
          "first_night",
          DataTypes.DateType,
          "The first night of the run with it in force at its end");
  public static final Field LAST_NIGHT =
      required("last_night", DataTypes.DateType, "The last such night without a break");

  private static final Encoder<Row> ENCODER =
      Encoders.row(
          new StructType()
              .add(USER_ID.name(), DataTypes.StringType)
              .add(PLAN_ID.name(), DataTypes.StringType)
              .add(COMMUNITY_ID.name(), DataTypes.StringType)
              .add(FIRST_NIGHT.name(), DataTypes.IntegerType)
              .add(LAST_NIGHT.name(), DataTypes.IntegerType));

  private SubscriptionSpans() {}

  /**
   * Spans of nights, one row each: user, plan, community (absent for the whole platform), first and
   * last night. The night before the run is not among them.
   *
   * @param before {@link Subscriptions} of the night before the run
   * @param events {@link SubscriptionEvents} of the run
   */
  public static Dataset<Row> of(
      Dataset<Row> before, Dataset<Row> events, Nights nights, RevenueParams params) {
    FlatMapFunction<Row, Row> spanning = user -> rows(user, nights, params).iterator();
    return Subscribers.of(before, events)
        .flatMap(spanning, ENCODER)
        .select(
            USER_ID.col(),
            PLAN_ID.col(),
            COMMUNITY_ID.col(),
            date_from_unix_date(FIRST_NIGHT.col()).as(FIRST_NIGHT.name()),
            date_from_unix_date(LAST_NIGHT.col()).as(LAST_NIGHT.name()));
  }

  private static List<Row> rows(Row user, Nights nights, RevenueParams params) {
    Spans spans = new Spans(Subscribers.user(user), nights);
    Subscribers.through(user, nights, params, spans);
    return spans.ended();
  }

  /** Gathers the spans of one user. */
  private static final class Spans implements Witness {
    private final String user;
    private final Nights nights;
    private final Map<SubscriptionKey, LocalDate> open = new HashMap<>();
    private final List<Row> ended = new ArrayList<>();

    Spans(String user, Nights nights) {
      this.user = user;
      this.nights = nights;
    }

    @Override
    public void evening(LocalDate night, Map<SubscriptionKey, Subscription> held) {
      if (night.isBefore(nights.first().date())) {
        return;
      }
      held.forEach(
          (key, subscription) -> {
            if (subscription.inForce()) {
              open.putIfAbsent(key, night);
            } else if (open.containsKey(key)) {
              end(key, open.remove(key), night.minusDays(1));
            }
          });
    }

    private void end(SubscriptionKey key, LocalDate first, LocalDate last) {
      ended.add(
          RowFactory.create(
              user,
              key.plan(),
              key.community().isEmpty() ? null : key.community(),
              Math.toIntExact(first.toEpochDay()),
              Math.toIntExact(last.toEpochDay())));
    }

    List<Row> ended() {
      open.forEach((key, first) -> end(key, first, nights.last().date()));
      return ended;
    }
  }
}
