package dev.vesper.generate;

import java.util.List;
import java.util.Locale;

/** What users say of themselves, and whether they agree that we look at what they do. */
final class Profiles {
  private static final List<String> OCCUPATIONS =
      List.of("student", "teacher", "engineer", "clerk", "manager", "nurse", "designer", "");
  private static final List<String> REGIONS =
      List.of("Shanghai", "Beijing", "Guangdong", "Zhejiang", "Sichuan", "Hubei", "Shaanxi", "");

  private final Dice dice;

  Profiles(World world) {
    this.dice = world.dice("profiles");
  }

  /** Whether somebody agreed. */
  enum Consent {
    GIVEN,
    WITHDRAWN,
    UNKNOWN;

    String written() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What is known of a user; empty or 0 where nothing is.
   *
   * @param birthYear the year of birth
   * @param occupation what the user does
   * @param region where the user lives
   * @param consent whether the user agreed
   * @param daysToWithdrawal after how many days those who changed their mind did
   */
  record Profile(
      int birthYear, String occupation, String region, Consent consent, int daysToWithdrawal) {}

  Profile of(int user) {
    dice.at(user, 0);
    int birthYear = dice.chance(.15) ? 0 : 2_008 - (int) Math.min(50, dice.exponential(12));
    String occupation = OCCUPATIONS.get(dice.below(OCCUPATIONS.size()));
    String region = REGIONS.get((int) (REGIONS.size() * dice.uniform() * dice.uniform()));
    Consent consent = consent();
    return new Profile(birthYear, occupation, region, consent, dice.between(1, 60));
  }

  private Consent consent() {
    if (dice.chance(.9)) {
      return Consent.GIVEN;
    }
    return dice.chance(.5) ? Consent.WITHDRAWN : Consent.UNKNOWN;
  }
}
