package dev.vesper.jobs.churn;

import dev.vesper.pipeline.night.Night;
import java.time.LocalDate;
import java.util.List;

/**
 * What is asked of users at the end of a day: whether they leave in one of the ways within so many
 * days.
 *
 * @param kind the way of leaving
 * @param horizonDays within so many days
 */
record Question(ChurnKind kind, int horizonDays) {
  static final int WEEK = 7;
  static final int MONTH = 30;

  /** So many days of history a user's features look back on, or nearly so. */
  private static final int BEFORE = 14;

  /** All that is asked, of each kind the longest horizon first. */
  static final List<Question> ALL =
      List.of(
          new Question(ChurnKind.INACTIVITY, MONTH),
          new Question(ChurnKind.INACTIVITY, WEEK),
          new Question(ChurnKind.MEMBERSHIP, MONTH),
          new Question(ChurnKind.MEMBERSHIP, WEEK));

  /**
   * The day whose users judge. What they did is known by the night: the horizon is over, and the
   * days of grace of each period that ended in it.
   */
  LocalDate judging(Night night, int graceDays) {
    return night.plus(-horizonDays - graceDays).date();
  }

  /** The day whose users teach; their horizon ends where that of those who judge begins. */
  LocalDate teaching(Night night, int graceDays) {
    return night.plus(-2 * horizonDays - graceDays).date();
  }

  /** The night whose chances are decided with this one: nothing more can come that changes them. */
  LocalDate decided(Night night, int graceDays) {
    return switch (kind) {
      case INACTIVITY -> night.plus(-horizonDays).date();
      case MEMBERSHIP -> night.plus(-horizonDays - graceDays).date();
    };
  }

  /** How many nights of history it takes to be answered. */
  int nights(int graceDays) {
    return 2 * horizonDays + graceDays + BEFORE;
  }

  /** The name of a model that answers it. */
  String modelId(Family family, Night fittedOn) {
    return "%s-%d-%s@%s"
        .formatted(kind.word(), horizonDays, family.word().replace('_', '-'), fittedOn);
  }

  @Override
  public String toString() {
    return kind.word() + " within " + horizonDays + " days";
  }
}
