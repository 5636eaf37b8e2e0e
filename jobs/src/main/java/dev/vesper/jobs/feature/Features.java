package dev.vesper.jobs.feature;

import static dev.vesper.jobs.feature.Feature.log;
import static dev.vesper.jobs.feature.Feature.plain;
import static dev.vesper.jobs.feature.Window.DAYS_28;
import static dev.vesper.jobs.feature.Window.DAYS_56;
import static dev.vesper.jobs.feature.Window.DAYS_7;
import static dev.vesper.jobs.feature.Window.EVER;
import static dev.vesper.jobs.feature.Window.NIGHT;

import java.util.List;

/**
 * The numbers among {@link UserFeatures}, and how each counts. Topic shares are no single number:
 * {@link TopicScales} makes them some. Channel, decade of birth and occupation describe people but
 * do not group them: they are not here, and no distance and no model knows them.
 */
public final class Features {
  private static final double YEAR = 365;

  /**
   * The weight of what says the same as a habit of 28 days once more, or what was long ago: it
   * tells segments apart in words, and hardly in distances.
   */
  private static final double TELLING = 0.1;

  /** All of them, in the order of the table. */
  public static final List<Feature> ALL =
      List.of(
          log(UserFeatures.TENURE_DAYS, EVER).weighing(TELLING),
          log(UserFeatures.DAYS_SINCE_ACTIVE, DAYS_56).weighing(TELLING),
          plain(UserFeatures.ACTIVE_DAYS_7, DAYS_7).weighing(TELLING),
          plain(UserFeatures.ACTIVE_DAYS_28, DAYS_28),
          log(UserFeatures.ACTIVE_DAYS_56, DAYS_56).weighing(TELLING),
          log(UserFeatures.STREAK_DAYS, DAYS_56).weighing(TELLING),
          plain(UserFeatures.ACTIVE_WEEK_SHARE, DAYS_56).weighing(TELLING),
          plain(UserFeatures.WEEKEND_SHARE, DAYS_28).weighing(0.5),
          log(UserFeatures.EVENTS_28, DAYS_28).weighing(0),
          log(UserFeatures.EVENTS_PER_DAY, DAYS_28),
          log(UserFeatures.SESSIONS_28, DAYS_28).weighing(0),
          log(UserFeatures.SESSIONS_PER_DAY, DAYS_28).weighing(0.5),
          log(UserFeatures.WATCH_SECONDS_28, DAYS_28).weighing(0),
          log(UserFeatures.WATCH_SECONDS_PER_DAY, DAYS_28),
          log(UserFeatures.PLAYS_28, DAYS_28).weighing(TELLING),
          log(UserFeatures.COMPLETIONS_28, DAYS_28).weighing(0),
          plain(UserFeatures.COMPLETIONS_PER_PLAY, DAYS_28),
          log(UserFeatures.READS_28, DAYS_28),
          log(UserFeatures.SEARCHES_28, DAYS_28).weighing(0.5),
          log(UserFeatures.TOPICS_28, DAYS_28).weighing(TELLING),
          log(UserFeatures.GIVEN_28, DAYS_28),
          log(UserFeatures.RECEIVED_28, DAYS_28),
          log(UserFeatures.PURCHASES_28, DAYS_28),
          log(UserFeatures.PAID_28, DAYS_28).weighing(TELLING),
          log(UserFeatures.REFUNDED_28, DAYS_28).weighing(0),
          log(UserFeatures.CARTS_28, DAYS_28).weighing(0),
          log(UserFeatures.CARTS_NOT_BOUGHT_28, DAYS_28).weighing(0.5),
          log(UserFeatures.FAILED_PAYMENTS_28, DAYS_28).weighing(0),
          log(UserFeatures.DAYS_SINCE_FIRST_PURCHASE, EVER).absentAs(YEAR).weighing(0),
          log(UserFeatures.DAYS_SINCE_PURCHASE, EVER).absentAs(YEAR).weighing(TELLING).ofItsNight(),
          log(UserFeatures.PURCHASES_EVER, EVER).weighing(TELLING).ofItsNight(),
          log(UserFeatures.PAID_EVER, EVER).weighing(TELLING).ofItsNight(),
          log(UserFeatures.ACTIVE_HOURS_28, DAYS_28).weighing(0),
          plain(UserFeatures.NIGHT_SHARE, DAYS_28).weighing(0.7),
          plain(UserFeatures.MORNING_SHARE, DAYS_28).weighing(0.7),
          plain(UserFeatures.AFTERNOON_SHARE, DAYS_28).weighing(0.7),
          plain(UserFeatures.EVENING_SHARE, DAYS_28).weighing(0.7),
          plain(UserFeatures.HAS_MEMBERSHIP, NIGHT).absentAs(0),
          plain(UserFeatures.HAS_CANCELLED, NIGHT).absentAs(0).weighing(0.5),
          log(UserFeatures.MEMBERSHIP_DAYS_LEFT, NIGHT).absentAs(0).weighing(0.5),
          log(UserFeatures.MEMBERSHIP_DAYS, NIGHT).absentAs(0).weighing(0));

  private Features() {}

  /** Those by which users are compared. */
  public static List<Feature> compared() {
    return ALL.stream().filter(feature -> feature.weight() > 0).toList();
  }

  /**
   * Those that can be told of any day, each of weight 1: what a model may learn from that is judged
   * by what came after. Memberships are among them where subscriptions of that day are at hand.
   */
  public static List<Feature> ofAnyDay() {
    return ALL.stream()
        .filter(feature -> feature.known() == Known.OF_ANY_DAY)
        .map(feature -> feature.weighing(1))
        .toList();
  }
}
