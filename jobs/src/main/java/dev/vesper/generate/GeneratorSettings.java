package dev.vesper.generate;

import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import dev.vesper.pipeline.night.Night;
import java.io.Serializable;
import java.time.ZoneId;
import java.util.Locale;

/**
 * What platform to make up. Equal settings give equal bytes.
 *
 * @param users how many people register, before or within the days
 * @param days how many days of event files there are
 * @param seed what all chance is drawn from
 * @param firstNight the first of the days
 * @param zone the business zone that days are counted in
 * @param format how event files are written
 * @param eventsPerActiveDay how many events an average user has on a day with any
 * @param noise how much is late, doubled or broken
 */
public record GeneratorSettings(
    int users,
    int days,
    long seed,
    Night firstNight,
    ZoneId zone,
    Format format,
    double eventsPerActiveDay,
    Noise noise)
    implements Serializable {
  static final int MAX_USERS = 1 << 28;
  static final int MAX_DAYS = 4_000;

  public GeneratorSettings {
    check("users", users, 1, MAX_USERS - 1);
    check("days", days, 1, MAX_DAYS);
    check("events per active day", eventsPerActiveDay, 1, 60);
  }

  private static void check(String what, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new Fault(
          ExitCode.USAGE,
          String.format(
              Locale.ROOT,
              "%s: %s is out of range; allowed is %.0f to %.0f",
              what,
              value == Math.rint(value) ? String.format(Locale.ROOT, "%.0f", value) : value,
              least,
              most));
    }
  }

  /** Days that end with 2026-11-19 in Shanghai, as JSON lines with the standard noise. */
  public static GeneratorSettings of(int users, int days, long seed) {
    return new GeneratorSettings(
        users,
        days,
        seed,
        Night.of("2026-11-20").plus(-days),
        ZoneId.of("Asia/Shanghai"),
        Format.JSON,
        9,
        Noise.STANDARD);
  }

  public GeneratorSettings starting(Night night, ZoneId newZone) {
    return new GeneratorSettings(
        users, days, seed, night, newZone, format, eventsPerActiveDay, noise);
  }

  public GeneratorSettings as(Format newFormat) {
    return new GeneratorSettings(
        users, days, seed, firstNight, zone, newFormat, eventsPerActiveDay, noise);
  }

  public GeneratorSettings eventsPerActiveDay(double mean) {
    return new GeneratorSettings(users, days, seed, firstNight, zone, format, mean, noise);
  }

  public GeneratorSettings with(Noise newNoise) {
    return new GeneratorSettings(
        users, days, seed, firstNight, zone, format, eventsPerActiveDay, newNoise);
  }
}
