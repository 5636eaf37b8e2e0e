package dev.vesper.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes out is what was planted, as far as chance allows; the seed is fixed. */
final class PlantedTest {
  private static final GeneratorSettings SETTINGS = GeneratorSettings.of(20_000, 40, 11);

  @TempDir private static Path directory;
  private static Tree tree;
  private static Generated generated;

  @BeforeAll
  static void generate() {
    tree = new Tree(directory.resolve("platform"));
    generated = Generator.write(SETTINGS, tree.root().toString(), 2);
  }

  @Test
  void retentionFollowsThePlantedCurve() {
    for (int n : List.of(0, 1, 3, 7, 14, 30)) {
      double planted = 0;
      double active = 0;
      double registered = 0;
      for (List<String> row : tree.rows("truth/retention.csv")) {
        if (Integer.parseInt(row.get(1)) == n) {
          double cohort = Double.parseDouble(row.get(2));
          registered += cohort;
          active += Double.parseDouble(row.get(3));
          planted += cohort * Double.parseDouble(row.get(4));
        }
      }
      assertEquals(planted / registered, active / registered, 0.02, "retention after " + n);
    }
  }

  @Test
  void activeUsersAndRegistrationsFollowThePlantedCurve() {
    List<List<String>> users = tree.rows("truth/users_acting.csv");
    double planted = 0;
    double active = 0;
    for (int day = 0; day < SETTINGS.days(); day++) {
      List<String> row = tree.rows("truth/days.csv").get(day);
      planted += Double.parseDouble(row.get(4));
      active += Double.parseDouble(users.get(day).get(1));
      double registrations = Double.parseDouble(row.get(3));
      assertEquals(
          registrations, Double.parseDouble(row.get(2)), 5 * Math.sqrt(registrations), row.get(0));
    }
    assertEquals(1, active / planted, 0.03);
  }

  @Test
  void habitsHaveTheirShares() {
    World world = World.of(SETTINGS);
    Lives lives = new Lives(world);
    Map<Habit, Integer> found = new EnumMap<>(Habit.class);
    for (int user = 0; user < SETTINGS.users(); user++) {
      found.merge(lives.of(user).habit(), 1, Integer::sum);
    }
    for (Habit habit : Habit.values()) {
      double planted = habit == Habit.BOT ? Lives.BOT_SHARE : habit.share() * (1 - Lives.BOT_SHARE);
      assertEquals(planted, found.get(habit) / (double) SETTINGS.users(), 0.01, habit.name());
    }
  }

  @Test
  void noiseHasItsShares() {
    double lines = generated.lines();
    assertEquals(Noise.STANDARD.broken(), generated.quarantined() / lines, 0.0005);
    assertEquals(Noise.STANDARD.duplicate(), generated.duplicates() / lines, 0.002);
    assertEquals(Noise.STANDARD.tooLate(), generated.tooLate() / lines, 0.001);
  }

  @Test
  void anActiveUserHasAboutTheEventsAskedFor() {
    double users = 0;
    for (List<String> row : tree.rows("truth/users_acting.csv")) {
      users += Double.parseDouble(row.get(1));
    }
    double perUser = generated.accepted() / users;
    assertTrue(
        Math.abs(perUser - SETTINGS.eventsPerActiveDay()) < 3.0,
        "events per active day: " + perUser);
  }

  @Test
  void aDayHasTheHoursOfItsHabits() {
    World world = World.of(SETTINGS);
    Sessions sessions =
        new Sessions(world, new Lives(world), new Registrations(world, new Lives(world)));
    long[] hours = new long[24];
    for (int user = 0; user < 4_000; user++) {
      Life life = new Life(user, Habit.EVENING_READER, -100, 1_000);
      sessions.on(
          life,
          20,
          event ->
              hours[(int) ((event.time - world.calendar().startsAt(20)) / 3_600_000_000L) % 24]++);
    }
    assertTrue(hours[21] > 5 * hours[10], "evening " + hours[21] + ", morning " + hours[10]);
  }
}
