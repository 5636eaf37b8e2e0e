package dev.vesper.pipeline.warehouse;

import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Settings that the first run fixes for all that follow: zone, week rule, pseudonym key id. */
public final class Constants {
  private Constants() {}

  /**
   * What holds from here on. A setting that a warehouse was begun without is added.
   *
   * @throws Fault where a setting is not what it was
   */
  public static Map<String, String> agreed(Manifest published, Map<String, String> settings) {
    List<String> problems = new ArrayList<>();
    Map<String, String> all = new TreeMap<>(published.constants());
    settings.forEach(
        (name, value) -> {
          String was = all.putIfAbsent(name, value);
          if (was != null && !was.equals(value)) {
            problems.add(changed(name, was, value));
          }
        });
    if (!problems.isEmpty()) {
      throw Fault.of(ExitCode.SETTINGS, problems);
    }
    return all;
  }

  private static String changed(String name, String was, String is) {
    return "this warehouse was begun with "
        + name
        + " '"
        + was
        + "', the settings now say '"
        + is
        + "': numbers made with both cannot stand in one table. Set it back to '"
        + was
        + "', or migrate: name a new warehouse directory in the settings and run again, which loads"
        + " every night anew";
  }
}
