package dev.vesper.generate;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Writes the settings and the parameters that everything was drawn from. */
final class PlantedTruth {
  private final World world;

  PlantedTruth(World world) {
    this.world = world;
  }

  void write(Place place) {
    place.write(Truth.DIRECTORY + "planted.json", this::planted);
  }

  private void planted(OutputStream out) throws IOException {
    Map<String, Object> planted = new LinkedHashMap<>();
    planted.put("settings", settings());
    planted.put("daily_growth_of_registrations", ArrivalCurve.DAILY_GROWTH);
    planted.put("weekend_factor_of_registrations", ArrivalCurve.WEEKEND_FACTOR);
    planted.put("share_registered_before_the_first_night", ArrivalCurve.FOUNDERS);
    planted.put("share_of_bots", Lives.BOT_SHARE);
    planted.put("visitors_per_user_and_day", Visitors.PER_USER_AND_DAY);
    planted.put("late_days", Delays.LATE_DAYS);
    Map<String, Object> habits = new LinkedHashMap<>();
    for (Habit habit : Habit.values()) {
      habits.put(habit.name().toLowerCase(Locale.ROOT), habit(habit));
    }
    planted.put("habits", habits);
    String text = new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(planted);
    out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private Map<String, Object> settings() {
    GeneratorSettings settings = world.settings();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("users", settings.users());
    map.put("days", settings.days());
    map.put("seed", settings.seed());
    map.put("first_night", settings.firstNight().toString());
    map.put("zone", settings.zone().toString());
    map.put("format", settings.format().name().toLowerCase(Locale.ROOT));
    map.put("events_per_active_day", settings.eventsPerActiveDay());
    map.put("late_share", settings.noise().late());
    map.put("too_late_share", settings.noise().tooLate());
    map.put("duplicate_share", settings.noise().duplicate());
    map.put("broken_share", settings.noise().broken());
    return map;
  }

  private static Map<String, Object> habit(Habit habit) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("share", habit.share());
    map.put("comes_monday_to_thursday", habit.comesOn(DayOfWeek.MONDAY));
    map.put("comes_friday", habit.comesOn(DayOfWeek.FRIDAY));
    map.put("comes_saturday", habit.comesOn(DayOfWeek.SATURDAY));
    map.put("comes_sunday", habit.comesOn(DayOfWeek.SUNDAY));
    map.put("events_factor", habit.eventsFactor());
    map.put("leaves_on_the_first_day", habit.bounce());
    map.put("patience_days", habit.patience());
    map.put("buys_per_active_day", habit.buys());
    map.put("ever_subscribes", habit.subscribes());
    return map;
  }
}
