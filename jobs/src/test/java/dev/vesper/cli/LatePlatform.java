package dev.vesper.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vesper.pipeline.config.SettingsLoader;
import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.night.Night;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Two weeks of a platform of seven users, written out line by line, whose last night may bring
 * more: events of the 20th that come two nights late.
 */
final class LatePlatform {
  static final Night LATE = Night.of("2026-11-20");
  static final Night LAST = Night.of("2026-11-22");

  /** Day of November, time of UTC, user, event type, and what else the event says. */
  private static final String EVENTS =
      """
      09 09:00 dan register channel=search
      09 09:05 dan join community_id=g1
      09 09:10 dan subscribe plan_id=monthly amount=30
      10 09:00 cat register channel=search
      10 09:05 cat join community_id=g1
      10 09:10 cat renew plan_id=monthly amount=30
      11 09:00 bob register channel=wechat
      11 09:05 bob join community_id=g1
      11 10:00 bob complete content_id=c1
      11 21:00 eve register channel=wechat
      11 21:05 eve subscribe plan_id=quarterly amount=90
      12 20:00 dan view content_id=c1
      12 20:05 gus visit
      13 10:00 ann register channel=wechat
      13 20:00 dan renew plan_id=monthly amount=30
      14 11:00 fay register channel=wechat
      14 11:05 fay join community_id=g2
      14 11:10 fay view content_id=c1
      14 11:30 fay purchase community_id=g2 amount=199
      15 08:00 eve expire plan_id=quarterly
      15 20:00 bob login
      16 20:00 dan play content_id=c1
      17 08:00 cat login
      18 08:00 dan login
      18 08:30 dan like content_id=c1 target_user_id=bob
      18 11:00 fay login
      19 12:00 cat login
      20 12:00 bob view content_id=c1
      20 12:00 cat login
      20 20:00 dan login
      21 20:00 bob login
      21 20:30 dan login
      22 12:00 fay login
      22 20:00 dan login
      """;

  /** What is known beside the events; the last line of each lacks its key. */
  private static final Map<String, String> DIMENSIONS =
      new TreeMap<>(
          Map.of(
              "users",
              """
              user_id,registered_at,region
              ann,2026-11-13T10:00:00Z,north
              bob,2026-11-11T09:00:00Z,south
              zoe,2026-11-09T09:00:00Z,south
              ,2026-11-09T09:00:00Z,south
              """,
              "contents",
              "content_id,title,topics\nc1,Bread,baking\n,Nothing,\n",
              "communities",
              "community_id,title\ng1,Bakers\ng2,Brewers\n,Nobody\n",
              "plans",
              """
              plan_id,price,currency,period_months
              monthly,30,CNY,1
              quarterly,90,CNY,3
              ,1,CNY,1
              """));

  private final Path folder;

  private LatePlatform(Path folder) {
    this.folder = folder;
  }

  /** Writes the raw files of all nights below a folder, those of the last one as on time. */
  static LatePlatform in(Path folder) throws IOException {
    LatePlatform platform = new LatePlatform(folder);
    for (Map.Entry<String, String> each : DIMENSIONS.entrySet()) {
      Files.writeString(folder.resolve(each.getKey() + ".csv"), each.getValue());
    }
    Map<String, List<String>> days =
        EVENTS.lines().collect(Collectors.groupingBy(line -> line.substring(0, 2)));
    for (Map.Entry<String, List<String>> day : days.entrySet()) {
      platform.write(Night.of("2026-11-" + day.getKey()), day.getValue());
    }
    return platform;
  }

  private void write(Night night, List<String> lines) throws IOException {
    Path day = Files.createDirectories(folder.resolve("events").resolve(night.toString()));
    String text =
        "no event at all\n"
            + lines.stream().map(line -> json(line) + "\n").collect(Collectors.joining());
    Files.writeString(day.resolve("events.jsonl"), text);
  }

  private static String json(String line) {
    String[] words = line.split(" ", -1);
    String time = "2026-11-" + words[0] + "T" + words[1] + ":00Z";
    String said =
        Arrays.stream(words).skip(4).map(LatePlatform::said).collect(Collectors.joining());
    return "{\"event_id\":\"%s\",\"event_time\":\"%s\",\"user_id\":\"%s\",\"event_type\":\"%s\"%s}"
        .formatted(String.join("-", words), time, words[2], words[3], said);
  }

  private static String said(String word) {
    String[] parts = word.split("=", 2);
    return switch (parts[0]) {
      case "channel" -> ",\"channel\":{\"source\":\"%s\"}".formatted(parts[1]);
      case "amount" -> ",\"amount\":%s,\"currency\":\"CNY\"".formatted(parts[1]);
      default -> ",\"%s\":\"%s\"".formatted(parts[0], parts[1]);
    };
  }

  /** All nights but the last. */
  Path publishedBefore() {
    Path warehouse = folder.resolve("before");
    run(warehouse, LAST.previous());
    return warehouse;
  }

  /** A copy of what is published, to which the last night is published with these late lines. */
  Path published(Path before, String name, String... late) throws IOException {
    write(
        LAST,
        Stream.concat(EVENTS.lines().filter(line -> line.startsWith("22")), Stream.of(late))
            .toList());
    Path warehouse = folder.resolve(name);
    Tree.copy(before, warehouse);
    run(warehouse, LAST);
    return warehouse;
  }

  private void run(Path warehouse, Night night) {
    assertEquals(
        ExitCode.DONE,
        Samples.run(filling(warehouse), night.toString()).exitCode(),
        night.toString());
  }

  /** The engine over these files, filling a warehouse. */
  Platform filling(Path warehouse) {
    String yaml =
        """
        warehouse: {path: '%s'}
        time: {zone: UTC}
        source: {events: {path: '%s/events'}}
        dimensions: {%s}
        funnels: {buy: {steps: [view, purchase], window: 1d}}
        rules: {visitors: {where: [active_days_28 >= 2]}}
        privacy: {pseudonyms: off, consent: not_required}
        """
            .formatted(
                warehouse,
                folder,
                DIMENSIONS.keySet().stream()
                    .map(name -> "%s: {path: '%s/%s.csv'}".formatted(name, folder, name))
                    .collect(Collectors.joining(", ")));
    Settings settings =
        SettingsLoader.standard().parse(yaml, "late nights", warehouse, Settings.class);
    return Platform.of(settings, Map.of());
  }
}
