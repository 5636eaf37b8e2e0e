package dev.vesper.generate;

/** Who registers when, with which habit, stays how long and comes on which days. */
final class Lives {
  static final double BOT_SHARE = 0.003;
  private static final int LONGEST = 100_000;

  private final Calendar calendar;
  private final ArrivalCurve arrivals;
  private final Dice habits;
  private final Dice arriving;
  private final Dice leaving;
  private final Dice visits;
  private final Dice bots;

  Lives(World world) {
    this.calendar = world.calendar();
    this.arrivals = world.arrivals();
    this.habits = world.dice("habits");
    this.arriving = world.dice("arrivals");
    this.leaving = world.dice("leaving");
    this.visits = world.dice("visits");
    this.bots = world.dice("bots");
  }

  /** The life of a user. */
  Life of(int user) {
    int arrival = arrivals.draw(arriving.at(user, 0));
    if (bots.at(user, 0).chance(BOT_SHARE)) {
      return new Life(user, Habit.BOT, arrival, LONGEST);
    }
    Habit habit = habit(habits.at(user, 0).uniform());
    return new Life(user, habit, arrival, arrival + stay(habit, leaving.at(user, 0)));
  }

  private static Habit habit(double drawn) {
    double left = drawn;
    for (Habit habit : Habit.values()) {
      left -= habit.share();
      if (left < 0) {
        return habit;
      }
    }
    return Habit.LURKER;
  }

  /** The inverse of {@link Habit#survives}. */
  private static int stay(Habit habit, Dice dice) {
    if (dice.chance(habit.bounce())) {
      return 0;
    }
    return (int) Math.min(LONGEST, habit.patience() * (1 / (1 - dice.uniform()) - 1));
  }

  /** Whether the user comes on the day; on the day of registration always. */
  boolean comes(Life life, int day) {
    if (!life.mayComeOn(day)) {
      return false;
    }
    return day == life.arrival()
        || visits.at(life.user(), day).chance(life.habit().comesOn(calendar.weekday(day)));
  }
}
