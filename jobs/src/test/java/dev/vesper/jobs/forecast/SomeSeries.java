package dev.vesper.jobs.forecast;

import dev.vesper.generate.GeneratorSettings;
import dev.vesper.generate.PlantedGrowth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/** Made-up series of many kinds, the same for the same seed. */
final class SomeSeries {
  private static final int JUDGINGS = 3;

  private final Random random;
  private final List<NamedSeries> all = new ArrayList<>();

  private SomeSeries(long seed) {
    this.random = new Random(seed);
  }

  /** So many series of each of eleven kinds. */
  static List<NamedSeries> of(long seed, int ofEachKind) {
    SomeSeries some = new SomeSeries(seed);
    for (int each = 0; each < ofEachKind; each++) {
      some.straight();
      some.exponential();
      some.shifted();
      some.nearZero();
      some.noise();
      some.wandering();
      some.returning();
      some.saturating();
      some.planted();
      some.rising();
      some.young();
    }
    return some.all;
  }

  private double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  private int days() {
    return 90 + random.nextInt(200);
  }

  private double[] week(double strength) {
    double[] week = new double[7];
    Arrays.setAll(week, day -> Math.max(0.05, 1 + strength * random.nextGaussian()));
    return week;
  }

  /** A count with a mean, spread wider than chance alone by so much. */
  private double count(double mean, double wider) {
    double rate = Math.max(0, mean * (1 + wider * random.nextGaussian()));
    if (rate > 50) {
      return Math.max(0, Math.rint(rate + Math.sqrt(rate) * random.nextGaussian()));
    }
    double product = random.nextDouble();
    int count = 0;
    for (double limit = Math.exp(-rate); product > limit; product *= random.nextDouble()) {
      count++;
    }
    return count;
  }

  private void add(String kind, int days, IntToDoubleFunction mean, double wider) {
    double[] values = new double[days];
    for (int day = 0; day < days; day++) {
      values[day] = count(mean.applyAsDouble(day), wider);
    }
    all.add(NamedSeries.of(kind, Shape.COUNT, JUDGINGS, values));
  }

  private void straight() {
    double level = between(50, 2000);
    double slope = level * between(-0.003, 0.01);
    double[] week = week(0.2);
    add("straight", days(), day -> (level + slope * day) * week[day % 7], between(0, 0.1));
  }

  private void exponential() {
    double level = between(20, 500);
    double growth = 1 + between(-0.004, 0.015);
    double[] week = week(0.15);
    add(
        "exponential",
        days(),
        day -> level * Math.pow(growth, day) * week[day % 7],
        between(0, .1));
  }

  private void shifted() {
    int days = days();
    int when = random.nextInt(days);
    double before = between(50, 1000);
    double after = before * between(0.5, 2);
    double[] week = week(0.15);
    add("shifted", days, day -> (day < when ? before : after) * week[day % 7], between(0, 0.1));
  }

  private void nearZero() {
    double level = between(0.1, 4);
    double[] week = week(0.3);
    add("near zero", days(), day -> level * week[day % 7], 0);
  }

  private void noise() {
    double level = between(10, 1000);
    add("noise", days(), day -> level, between(0, 0.4));
  }

  private void wandering() {
    double[] walk = {between(200, 2000)};
    double step = between(0.005, 0.03);
    double[] week = week(0.1);
    IntToDoubleFunction mean =
        day -> {
          walk[0] *= Math.exp(step * random.nextGaussian());
          return walk[0] * week[day % 7];
        };
    add("wandering", days(), mean, between(0, 0.05));
  }

  private void returning() {
    double level = between(100, 1000);
    double memory = between(0.5, 0.95);
    double[] away = {0};
    double[] week = week(0.2);
    IntToDoubleFunction mean =
        day -> {
          away[0] = memory * away[0] + 0.08 * random.nextGaussian();
          return level * Math.max(0.1, 1 + away[0]) * week[day % 7];
        };
    add("returning", days(), mean, 0);
  }

  private void saturating() {
    double level = between(100, 3000);
    double middle = between(0, 200);
    double pace = between(15, 60);
    double[] week = week(0.15);
    add(
        "saturating",
        days(),
        day -> level / (1 + Math.exp((middle - day) / pace)) * week[day % 7],
        between(0, 0.08));
  }

  private void planted() {
    GeneratorSettings settings =
        GeneratorSettings.of(200 + random.nextInt(20_000), days(), random.nextInt());
    double[] means =
        random.nextBoolean()
            ? PlantedGrowth.activeUsers(settings)
            : PlantedGrowth.registrations(settings);
    add("planted", means.length, day -> means[day], 0);
  }

  private void young() {
    double level = between(20, 500);
    double slope = level * between(-0.005, 0.02);
    double[] week = week(0.2);
    add("young", 85 + random.nextInt(30), day -> (level + slope * day) * week[day % 7], 0.05);
  }

  private void rising() {
    double level = between(1, 200);
    double growth = 1 + between(-0.005, 0.01);
    double[] week = week(0.2);
    double[] sum = {between(0, 5000)};
    double[] values = new double[days()];
    for (int day = 0; day < values.length; day++) {
      sum[0] += count(level * Math.pow(growth, day) * week[day % 7], 0.05);
      values[day] = sum[0];
    }
    all.add(NamedSeries.of("rising", Shape.RISING, JUDGINGS, values));
  }
}
