package dev.vesper.generate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** What people do on the days they come: one to three sessions of watching, reading, talking. */
final class Sessions implements Phenomenon {
  private static final int MOST_EVENTS = 80;
  private static final int DAY = 86_400;
  private static final int SLACK = 300;

  private final World world;
  private final Lives lives;
  private final Registrations registrations;
  private final Script script;
  private final Dice dice;

  Sessions(World world, Lives lives, Registrations registrations) {
    this.world = world;
    this.lives = lives;
    this.registrations = registrations;
    this.dice = world.dice("sessions");
    this.script = new Script(world, lives);
  }

  /** How many events a day has, and when its sessions start, in seconds of the day. */
  private record Outline(int events, List<Integer> starts) {
    int eventsOf(int session) {
      return (events + session) / starts.size();
    }

    boolean mayEndAfterMidnight() {
      int last = starts.size() - 1;
      return starts.get(last) + eventsOf(last) * Script.LONGEST_GAP + SLACK > DAY;
    }
  }

  @Override
  public void on(Life life, int day, Consumer<Event> out) {
    if (life.habit() == Habit.BOT || !lives.comes(life, day)) {
      return;
    }
    Outline outline = outline(life, day);
    script.begin(life, day, dice, out);
    for (int session = 0; session < outline.starts().size(); session++) {
      long start = world.calendar().at(day, outline.starts().get(session) + dice.uniform());
      script.session(session, start, outline.eventsOf(session));
    }
  }

  /** Whether some of the day's events may be received on the day after. */
  boolean mayCrossMidnight(Life life, int day) {
    return life.habit() != Habit.BOT
        && lives.comes(life, day)
        && outline(life, day).mayEndAfterMidnight();
  }

  private Outline outline(Life life, int day) {
    dice.at(life.user(), day);
    double mean = world.settings().eventsPerActiveDay() * life.habit().eventsFactor();
    int events = Math.min(MOST_EVENTS, 1 + (int) dice.exponential(Math.max(0.1, mean - 0.5)));
    int sessions = events > 30 ? 3 : events > 12 ? 2 : 1;
    int earliest = day == life.arrival() ? registrations.second(life) + 30 : 0;
    List<Integer> starts = new ArrayList<>(sessions);
    for (int session = 0; session < sessions; session++) {
      starts.add(Math.max(earliest + 2_400 * session, start(life.habit())));
    }
    Collections.sort(starts);
    return new Outline(events, starts);
  }

  private int start(Habit habit) {
    String hours = habit.hours();
    int total = 0;
    for (int hour = 0; hour < hours.length(); hour++) {
      total += hours.charAt(hour) - '0';
    }
    return 3_600 * dice.weighted(hours, total) + dice.below(3_600);
  }
}
