package dev.vesper.pipeline.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.pipeline.fault.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Sections under names of the user's choice, words of a kind, and values that may be none. */
class SettingsWordsTest {
  record Root(
      @Setting(value = "The tours.", standard = "{short: {stops: [lake]}}", example = "short")
          Map<String, Tour> tours) {}

  record Tour(
      @Setting(value = "Where to.", among = "place", example = "[lake]", suggested = true)
          List<String> stops,
      @Setting(value = "Rest.", standard = "1h", least = "1s", most = "1d", orNone = true)
          Optional<Duration> rest) {
    Tour {
      if (stops.isEmpty()) {
        throw new IllegalArgumentException("a tour stops somewhere");
      }
    }
  }

  private static Map<String, Tour> tours(String text, String... overrides) {
    return SettingsLoader.withVariables(Map.of())
        .overriding(List.of(overrides))
        .knowing("place", Set.of("lake", "peak", "hut:"))
        .parse(text, "v.yaml", Path.of("/"), Root.class)
        .tours();
  }

  private static String refused(String... lines) {
    return assertThrows(Fault.class, () -> tours(String.join("\n", lines))).getMessage();
  }

  @Test
  void sectionsStandUnderNamesInTheOrderOfTheFile() {
    assertEquals(
        List.of("z", "a"),
        List.copyOf(tours("tours: {z: {stops: [lake]}, a: {stops: [peak, lake]}}").keySet()));
    assertEquals(Map.of("short", new Tour(List.of("lake"), hours(1))), tours(""));
    assertEquals(Map.of(), tours("tours: {}"));
    assertEquals(hours(2), tours("", "tours.long={stops: [peak], rest: 2h}").get("long").rest());
    assertTrue(
        refused("tours:", "  a:", "    stop: [lake]")
            .contains("v.yaml:3: unknown key 'stop' in tours.a; did you mean 'stops'?"));
    assertTrue(refused("tours:", "  a: {}").contains("v.yaml:2: tours.a: a tour stops somewhere"));
  }

  private static Optional<Duration> hours(int hours) {
    return Optional.of(Duration.ofHours(hours));
  }

  @Test
  void anOptionalValueWithAStandardOneIsSwitchedOffByNone() {
    assertEquals(
        Optional.empty(), tours("tours: {a: {stops: [lake], rest: none}}").get("a").rest());
    assertEquals(
        "v.yaml:1: tours.a.rest is '0s'; allowed: a duration such as 30min, 26h or PT30M,"
            + " from 1s to 1d, or none",
        refused("tours: {a: {stops: [lake], rest: 0s}}"));
  }

  @Test
  void aWordMayNameSeveralAndAnOpenOneAnythingThatBeginsSo() {
    assertEquals(
        List.of("lake|peak", "hut:Alm|lake"),
        tours("tours: {a: {stops: ['lake|peak', 'hut:Alm|lake']}}").get("a").stops());
    assertEquals(
        "v.yaml:3: tours.a.stops names an unknown place, 'paek' in 'lake|paek';"
            + " did you mean 'peak'? (known: hut:, lake, peak)",
        refused("tours:", "  a: {stops: [", "    'lake|paek']}"));
    for (String wrong : List.of("hut:", "hut", "inn:x", "lake|", "lake:x")) {
      assertTrue(
          refused("tours: {a: {stops: ['" + wrong + "']}}").contains("unknown place"), wrong);
    }
  }

  record Kept(
      @Setting(value = "How many.", least = "0", most = "9", example = "{a: 1}")
          Map<String, Integer> kept) {}

  @Test
  void aNumberMeetsWhatIsDemandedAtItsPlace() {
    SettingsLoader loader =
        SettingsLoader.withVariables(Map.of())
            .demanding(Map.of("kept.a", new Demand(number -> number > 3, "more than 3, for now")));
    Path home = Path.of("/");
    assertEquals(
        Map.of("a", 4, "b", 1),
        loader.parse("kept: {a: 4, b: 1}", "v.yaml", home, Kept.class).kept());
    String text = "kept:\n  b: 1\n  a: 3";
    assertEquals(
        "v.yaml:3: kept.a is '3'; allowed: more than 3, for now",
        assertThrows(Fault.class, () -> loader.parse(text, "v.yaml", home, Kept.class))
            .getMessage());
    assertTrue(
        assertThrows(Fault.class, () -> loader.parse("kept: {a: x}", "v.yaml", home, Kept.class))
            .getMessage()
            .contains("a whole number"));
  }

  @Test
  void theReferenceShowsOneSectionWithAllItsKeys() {
    String reference = Reference.of(Root.class, "Tours.");
    assertTrue(reference.contains("tours:\n  short:\n    # Where to.\n"), reference);
    assertTrue(reference.contains("\n    stops: [lake]\n"), reference);
    assertTrue(reference.contains("from 1s to 1d, or none.\n    rest: 1h\n"), reference);
    assertEquals(tours(""), tours(reference));
  }
}
