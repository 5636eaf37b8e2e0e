package dev.vesper.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vesper.pipeline.night.Night;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The truth that is written equals what somebody counts who only sees the files. */
final class TruthTest {
  private static final ZoneId ZONE = ZoneId.of("America/New_York");

  @TempDir private static Path directory;
  private static Tree tree;
  private static Recount recount;
  private static Generated generated;

  @BeforeAll
  static void generateAcrossTheEndOfSummerTime() {
    GeneratorSettings settings =
        GeneratorSettings.of(3_000, 14, 7)
            .starting(Night.of("2026-10-26"), ZONE)
            .with(new Noise(0.08, 0.04, 0.06, 0.03));
    tree = new Tree(directory.resolve("platform"));
    generated = Generator.write(settings, tree.root().toString(), 2);
    recount = new Recount(tree, ZONE);
  }

  @Test
  void everyFileIsAccountedForToTheDigit() {
    List<String> counted =
        recount.perFile.entrySet().stream()
            .map(e -> e.getKey() + Arrays.toString(e.getValue()))
            .toList();
    List<String> written =
        tree.rows("truth/files.csv").stream()
            .map(r -> r.get(0) + "[" + String.join(", ", r.subList(1, 6)) + "]")
            .toList();
    assertEquals(written, counted);
  }

  @Test
  void everyFateOccurs() {
    assertTrue(generated.accepted() > 10_000, generated.toString());
    assertTrue(generated.duplicates() > 100, generated.toString());
    assertTrue(generated.tooLate() > 100, generated.toString());
    assertTrue(generated.quarantined() > 100, generated.toString());
    assertEquals(
        generated.lines(),
        generated.accepted()
            + generated.duplicates()
            + generated.tooLate()
            + generated.quarantined());
  }

  @Test
  void everyKindOfBrokenLineIsCountedPerFile() {
    assertEquals(map("truth/broken.csv"), recount.reasons);
    Set<String> kinds =
        recount.reasons.keySet().stream()
            .map(key -> key.substring(key.indexOf(',') + 1))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> planned =
        Flaw.possibleIn(Format.JSON).stream()
            .map(flaw -> flaw.reason(Format.JSON))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(planned, kinds);
  }

  @Test
  void acceptedEventsAreCountedByTheirOwnNightAndByType() {
    assertEquals(map("truth/accepted.csv"), recount.accepted);
    assertEquals(map("truth/types.csv"), recount.types);
  }

  @Test
  void usersOfEachNightAreCountedOnce() {
    Set<String> known = new HashSet<>();
    for (List<String> row : tree.rows("truth/users_any_event.csv")) {
      LocalDate night = LocalDate.parse(row.get(0));
      int before = known.size();
      known.addAll(recount.users.get(night));
      assertEquals(row.get(1), String.valueOf(recount.users.get(night).size()), "users " + night);
      assertEquals(row.get(2), String.valueOf(usersSince(night, 7)), "users_7d " + night);
      assertEquals(row.get(3), String.valueOf(usersSince(night, 30)), "users_30d " + night);
      assertEquals(row.get(4), String.valueOf(known.size() - before), "new_users " + night);
    }
  }

  private static int usersSince(LocalDate night, int nights) {
    Set<String> users = new HashSet<>();
    for (int before = 0; before < nights; before++) {
      users.addAll(recount.users.getOrDefault(night.minusDays(before), Set.of()));
    }
    return users.size();
  }

  @Test
  void moneyOfEachNightIsExact() {
    for (List<String> row : tree.rows("truth/days.csv")) {
      assertEquals(new BigDecimal(row.get(5)), money(row.get(0), Set.of("purchase")));
      assertEquals(new BigDecimal(row.get(6)), money(row.get(0), Set.of("refund")));
      assertEquals(new BigDecimal(row.get(7)), money(row.get(0), Set.of("subscribe", "renew")));
    }
    assertTrue(
        money(row -> row.json().path("event_type").asText().equals("purchase")).signum() > 0);
  }

  private static BigDecimal money(String night, Set<String> types) {
    return money(
        line ->
            line.eventNight(ZONE).toString().equals(night)
                && types.contains(line.json().path("event_type").asText()));
  }

  private static BigDecimal money(Predicate<Recount.Line> which) {
    return recount.events.stream()
        .filter(which)
        .map(line -> new BigDecimal(line.json().path("amount").asText()).setScale(2))
        .reduce(new BigDecimal("0.00"), BigDecimal::add);
  }

  @Test
  void aUserRegistersAtTheMomentThatTheUsersFileNames() {
    Map<String, String> registered =
        tree.rows("users.csv").stream().collect(Collectors.toMap(r -> r.get(0), r -> r.get(1)));
    List<JsonNode> registrations =
        recount.events.stream()
            .map(Recount.Line::json)
            .filter(json -> json.path("event_type").asText().equals("register"))
            .toList();
    assertTrue(registrations.size() > 1_000);
    for (JsonNode json : registrations) {
      assertEquals(registered.get(json.path("user_id").asText()), json.path("event_time").asText());
    }
  }

  @Test
  void nobodyActsUnderAnAccountBeforeRegistering() {
    Map<String, String> registered =
        tree.rows("users.csv").stream().collect(Collectors.toMap(r -> r.get(0), r -> r.get(1)));
    for (Recount.Line line : recount.events) {
      String user = line.json().path("user_id").asText();
      if (!user.isEmpty()) {
        String time = line.json().path("event_time").asText();
        assertTrue(time.compareTo(registered.get(user)) >= 0, line.text());
      }
    }
  }

  @Test
  void everyIdOfAnEventLeadsToARowBesideIt() throws IOException {
    Set<String> communities = ids("communities.csv");
    Set<String> plans = ids("plans.csv");
    String contents = Files.readString(tree.root().resolve("contents.jsonl"));
    Set<String> users = ids("users.csv");
    for (Recount.Line line : recount.events) {
      check(line, "community_id", communities::contains);
      check(line, "plan_id", plans::contains);
      check(line, "target_user_id", users::contains);
      check(line, "content_id", id -> contents.contains("\"content_id\":\"" + id + "\""));
    }
  }

  private static void check(Recount.Line line, String key, Predicate<String> known) {
    JsonNode id = line.json().path(key);
    assertTrue(id.isMissingNode() || known.test(id.asText()), line.text());
  }

  private static Set<String> ids(String path) {
    return tree.rows(path).stream().map(row -> row.get(0)).collect(Collectors.toSet());
  }

  private static Map<String, Long> map(String path) {
    Function<List<String>, String> key = row -> row.get(0) + "," + row.get(1);
    return tree.rows(path).stream()
        .collect(Collectors.toMap(key, row -> Long.valueOf(row.get(2)), Long::sum, TreeMap::new));
  }
}
