package dev.vesper.generate;

import java.time.DayOfWeek;
import java.util.Arrays;

/**
 * When people register: a share before the first night, spread evenly, and the others within the
 * days, in numbers that grow by a constant rate and are higher on weekends.
 */
final class ArrivalCurve {
  static final double DAILY_GROWTH = 0.006;
  static final double FOUNDERS = 0.25;
  static final int FOUNDING_DAYS = 200;
  static final double WEEKEND_FACTOR = 1.35;

  private final double[] cumulative;

  ArrivalCurve(Calendar calendar, int days) {
    this.cumulative = new double[days];
    double sum = 0;
    double level = 1;
    for (int day = 0; day < days; day++) {
      boolean weekend = calendar.weekday(day).compareTo(DayOfWeek.SATURDAY) >= 0;
      sum += weekend ? level * WEEKEND_FACTOR : level;
      cumulative[day] = sum;
      level *= 1 + DAILY_GROWTH;
    }
  }

  /** The day on which somebody registers. */
  int draw(Dice dice) {
    if (dice.chance(FOUNDERS)) {
      return -dice.between(1, FOUNDING_DAYS);
    }
    double wanted = dice.uniform() * cumulative[cumulative.length - 1];
    int found = Arrays.binarySearch(cumulative, wanted);
    return Math.min(found >= 0 ? found + 1 : -found - 1, cumulative.length - 1);
  }

  /** The planted share of all users who register on the day. */
  double share(int day) {
    if (day < 0) {
      return day >= -FOUNDING_DAYS ? FOUNDERS / FOUNDING_DAYS : 0;
    }
    double here = cumulative[day] - (day == 0 ? 0 : cumulative[day - 1]);
    return (1 - FOUNDERS) * here / cumulative[cumulative.length - 1];
  }
}
