package dev.vesper.jobs.churn;

import static dev.vesper.jobs.churn.PlantedChurners.LAST;

import dev.vesper.jobs.revenue.AdvanceSubscriptions;
import dev.vesper.jobs.revenue.RevenueParams;
import dev.vesper.jobs.revenue.SubscriptionEvents;
import dev.vesper.jobs.revenue.Subscriptions;
import dev.vesper.pipeline.SparkForTests;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.table.Table;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;

/**
 * Monthly members of whom it is known how likely they are not to renew: of each period four in ten
 * are cancelled at once, and of these nine in ten end, of the others one in ten.
 */
final class PlantedMembers {
  static final RevenueParams REVENUE = new RevenueParams("CNY", 3, Duration.ofMinutes(60));

  private static final int OLDEST = 130;
  private static final int AFTER = 40;

  private final Random random = new Random(3);
  private final List<Row> events = new ArrayList<>();
  private final Map<String, Due> due = new TreeMap<>();

  /** The period that ends next after the night, and what becomes of it. */
  record Due(LocalDate on, boolean cancelled, boolean lost) {
    boolean within(int days) {
      return !on.isAfter(LAST.plus(days).date());
    }

    double chance() {
      return cancelled ? 0.9 : 0.1;
    }
  }

  /** Each of so many users is a member. */
  static PlantedMembers of(int users) {
    PlantedMembers planted = new PlantedMembers();
    for (int i = 0; i < users; i++) {
      planted.member(PlantedChurners.user(i));
    }
    return planted;
  }

  private void member(String user) {
    LocalDate start = LAST.date().minusDays(random.nextInt(OLDEST));
    LocalDate paid = start;
    for (int period = 1; paid.isBefore(LAST.plus(AFTER).date()); period++) {
      event(user, paid, period == 1 ? "subscribe" : "renew", 12);
      boolean cancelled = random.nextDouble() < 0.4;
      if (cancelled) {
        event(user, paid, "cancel", 13);
      }
      LocalDate ends = start.plusMonths(period);
      boolean lost = random.nextDouble() < (cancelled ? 0.9 : 0.1);
      if (!paid.isAfter(LAST.date()) && ends.isAfter(LAST.date())) {
        due.put(user, new Due(ends, cancelled, lost));
      }
      if (lost) {
        return;
      }
      paid = ends;
    }
  }

  private void event(String user, LocalDate day, String type, int hour) {
    boolean pays = !type.equals("cancel");
    events.add(
        RowFactory.create(
            day,
            user + day + type,
            user,
            "monthly",
            null,
            type,
            Timestamp.from(day.atTime(hour, 0).toInstant(ZoneOffset.UTC)),
            pays ? new BigDecimal("38") : null,
            pays ? "CNY" : null,
            1,
            "plans"));
  }

  /** Of whom something is asked at the end of the night. */
  Map<String, Due> due(int horizon) {
    Map<String, Due> within = new TreeMap<>(due);
    within.values().removeIf(each -> !each.within(horizon));
    return within;
  }

  /** How well the one who planted them can tell at the end of the night who is lost. */
  Judgement optimum(int horizon) {
    List<Due> asked = List.copyOf(due(horizon).values());
    boolean[] lost = new boolean[asked.size()];
    for (int i = 0; i < lost.length; i++) {
      lost[i] = asked.get(i).lost();
    }
    return Judgement.of(asked.stream().mapToDouble(Due::chance).toArray(), lost);
  }

  Dataset<Row> events() {
    return SparkForTests.session().createDataFrame(events, SubscriptionEvents.TABLE.schema());
  }

  /** How subscriptions stand at the end of a night. */
  static Dataset<Row> standing(Dataset<Row> events, Night night) {
    return standing(events, new Nights(LAST.plus(-OLDEST), night));
  }

  /** How those of some nights stand at the end of the last of them. */
  static Dataset<Row> standing(Dataset<Row> events, Nights nights) {
    Night night = nights.last();
    Dataset<Row> past = events.where(Table.DT.col().leq(functions.lit(night.date())));
    SmallInputs whole =
        new SmallInputs(night) {
          @Override
          public Dataset<Row> tonight(Table table) {
            return table.equals(SubscriptionEvents.TABLE) ? past : super.tonight(table);
          }
        };
    return SmallInputs.rows(
        new AdvanceSubscriptions(REVENUE).run(whole, nights), Subscriptions.TABLE);
  }
}
