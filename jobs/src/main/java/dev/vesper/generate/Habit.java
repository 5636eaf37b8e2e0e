package dev.vesper.generate;

import java.time.DayOfWeek;

/**
 * How a kind of user behaves. Chances are per day; hours and steps are weights written as digits,
 * the hours of the day from 0 to 23 and the steps in the order of {@link Step}.
 */
enum Habit {
  DAILY_LEARNER(0.14, .70, .62, .52, .50, 1.3, "000001489533464333379952", "714111"),
  WEEKEND_BINGER(0.16, .06, .18, .60, .55, 2.0, "100000012457766667788653", "911210"),
  EVENING_READER(0.20, .38, .30, .30, .36, 0.8, "200000012222322222356995", "191110"),
  LURKER(0.34, .10, .09, .08, .09, 0.6, "311112345555554444556665", "222060"),
  BUYER(0.08, .26, .26, .30, .28, 0.9, "110000124555665445568874", "332160"),
  TALKER(0.08, .48, .45, .40, .42, 1.2, "211001233456654444567985", "221917"),
  /** A program: there every day until the end, at all hours. */
  BOT(0, 1, 1, 1, 1, 8, "111111111111111111111111", "000010");

  private final double share;
  private final double workday;
  private final double friday;
  private final double saturday;
  private final double sunday;
  private final double eventsFactor;
  private final String hours;
  private final String steps;

  Habit(
      double share,
      double workday,
      double friday,
      double saturday,
      double sunday,
      double eventsFactor,
      String hours,
      String steps) {
    this.share = share;
    this.workday = workday;
    this.friday = friday;
    this.saturday = saturday;
    this.sunday = sunday;
    this.eventsFactor = eventsFactor;
    this.hours = hours;
    this.steps = steps;
  }

  /** The share of people who have the habit. */
  double share() {
    return share;
  }

  /** The chance that somebody who has not left comes on a weekday. */
  double comesOn(DayOfWeek weekday) {
    return switch (weekday) {
      case FRIDAY -> friday;
      case SATURDAY -> saturday;
      case SUNDAY -> sunday;
      case MONDAY, TUESDAY, WEDNESDAY, THURSDAY -> workday;
    };
  }

  /** How many events a day of theirs has, relative to the setting. */
  double eventsFactor() {
    return eventsFactor;
  }

  String hours() {
    return hours;
  }

  String steps() {
    return steps;
  }

  /** The share who leave on the day they register. */
  double bounce() {
    return switch (this) {
      case DAILY_LEARNER -> .06;
      case WEEKEND_BINGER, EVENING_READER -> .15;
      case LURKER -> .45;
      case BUYER, TALKER -> .10;
      case BOT -> 0;
    };
  }

  /** The days after which the hazard of leaving has halved. */
  double patience() {
    return switch (this) {
      case DAILY_LEARNER, TALKER -> 60;
      case WEEKEND_BINGER, EVENING_READER -> 40;
      case BUYER -> 50;
      case LURKER -> 15;
      case BOT -> 1e9;
    };
  }

  /** The chance to buy something on a day they come. */
  double buys() {
    return switch (this) {
      case BUYER -> .10;
      case DAILY_LEARNER -> .012;
      case WEEKEND_BINGER, EVENING_READER, TALKER -> .008;
      case LURKER -> .002;
      case BOT -> 0;
    };
  }

  /** The share who ever take a membership. */
  double subscribes() {
    return switch (this) {
      case DAILY_LEARNER -> .35;
      case EVENING_READER -> .18;
      case WEEKEND_BINGER, BUYER -> .15;
      case TALKER -> .10;
      case LURKER -> .02;
      case BOT -> 0;
    };
  }

  /** The chance not to have left by so many days after registering. */
  double survives(int days) {
    if (days <= 0) {
      return days == 0 ? 1 : 0;
    }
    return (1 - bounce()) / (1 + days / patience());
  }
}
