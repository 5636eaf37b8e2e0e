package dev.vesper.jobs.segment;

import dev.vesper.jobs.feature.Feature;
import dev.vesper.jobs.feature.FeatureRow;
import dev.vesper.jobs.feature.Features;
import dev.vesper.jobs.feature.Stretch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The features by which users are compared, of planted people: those that they do not have are 0.
 */
final class PlantedRows {
  private static final int MONTH = 28;
  private static final int HALF = 14;
  private static final int LONGEST = 56;
  private static final double PRICE = 49.9;
  private static final String[] PARTS = {"night", "morning", "afternoon", "evening"};
  private static final List<Feature> COMPARED = Features.compared();

  private PlantedRows() {}

  /** What is known of somebody at the end of the day before one. */
  static FeatureRow of(Did[] days, int end, Stretch stretch) {
    Did month = sum(days, end - MONTH, end);
    Did did =
        switch (stretch) {
          case MONTH -> month;
          case NEWER -> sum(days, end - HALF, end);
          case OLDER -> sum(days, end - MONTH, end - HALF);
        };
    Map<String, Double> known = habits(did, stretch == Stretch.MONTH ? 1 : 2);
    known.putAll(ofTheNight(days, end));
    known.put("topics_28", (double) topics(month).size());
    known.put("paid_28", PRICE * month.bought);
    double[] numbers =
        COMPARED.stream().mapToDouble(feature -> known.getOrDefault(feature.name(), 0.0)).toArray();
    return new FeatureRow(numbers, topics(did));
  }

  private static Did sum(Did[] days, int from, int to) {
    Did sum = new Did();
    for (int day = from; day < to; day++) {
      sum.add(days[day]);
    }
    return sum;
  }

  private static Map<String, Double> habits(Did did, int times) {
    Map<String, Double> habits = new LinkedHashMap<>();
    habits.put("active_days_28", (double) times * did.active);
    habits.put("weekend_share", share(did.weekends, did.active));
    habits.put("events_per_day", share(did.events, did.active));
    habits.put("sessions_per_day", share(did.active, did.active));
    habits.put("watch_seconds_per_day", share(did.seconds, did.active));
    habits.put("plays_28", (double) times * did.events);
    habits.put("completions_per_play", share(did.finished, did.events));
    habits.put("given_28", (double) times * did.given);
    habits.put("received_28", (double) times * did.received);
    habits.put("purchases_28", (double) times * did.bought);
    for (int part = 0; part < PARTS.length; part++) {
      habits.put(PARTS[part] + "_share", share(did.hours[part], did.events));
    }
    return habits;
  }

  private static double share(double some, double all) {
    return all == 0 ? Double.NaN : some / all;
  }

  private static Map<String, Double> topics(Did did) {
    Map<String, Double> shares = new LinkedHashMap<>();
    for (int topic = 0; topic < did.topics.length; topic++) {
      if (did.topics[topic] > 0) {
        shares.put("t" + topic, (double) did.topics[topic] / did.events);
      }
    }
    return shares;
  }

  private static Map<String, Double> ofTheNight(Did[] days, int end) {
    Map<String, Double> known = new LinkedHashMap<>();
    int since = 0;
    while (since < LONGEST && days[end - 1 - since].active == 0) {
      since++;
    }
    int streak = 0;
    int last = days[end - 1].active > 0 ? end - 1 : end - 2;
    while (streak < LONGEST - 1 && days[last - streak].active > 0) {
      streak++;
    }
    Did ever = sum(days, 0, end);
    int weeks = 0;
    for (int week = 1; week <= LONGEST / 7; week++) {
      weeks += sum(days, end - 7 * week, end - 7 * week + 7).active > 0 ? 1 : 0;
    }
    known.put("tenure_days", (double) end);
    known.put("days_since_active", (double) since);
    known.put("active_days_7", (double) sum(days, end - 7, end).active);
    known.put("active_days_56", (double) sum(days, end - LONGEST, end).active);
    known.put("streak_days", (double) streak);
    known.put("active_week_share", 7.0 * weeks / LONGEST);
    known.put("days_since_purchase", sinceBought(days, end));
    known.put("purchases_ever", (double) ever.bought);
    known.put("paid_ever", PRICE * ever.bought);
    return known;
  }

  private static double sinceBought(Did[] days, int end) {
    for (int since = 0; since < end; since++) {
      if (days[end - 1 - since].bought > 0) {
        return since;
      }
    }
    return Double.NaN;
  }
}
