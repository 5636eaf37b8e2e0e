package dev.vesper.pipeline.config;

import static dev.vesper.pipeline.config.Walks.assertRefused;
import static dev.vesper.pipeline.config.Walks.load;
import static dev.vesper.pipeline.config.Walks.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsMistakesTest {
  @Test
  void anUnknownKeyNamesTheNearestAndAllKnown() {
    assertRefused(
        List.of("zone: UTC", "zoen: UTC", "walk:", "  stesp: 3", "  dog: {name: x, nam: y}"),
        "v.yaml:2: unknown key 'zoen'; did you mean 'zone'? (known: zone, walk, tables, kept)",
        "v.yaml:4: unknown key 'stesp' in walk; did you mean 'steps'?"
            + " (known: steps, pace, rest, note, dog)",
        "v.yaml:5: unknown key 'nam' in walk.dog; did you mean 'name'? (known: name)");
    assertRefused(
        List.of("zone: UTC", "colour: red"),
        "v.yaml:2: unknown key 'colour' (known: zone, walk, tables, kept)");
  }

  @Test
  void aWrongTypeTellsWhatWasFoundAndWhatIsAllowed() {
    assertRefused(
        List.of("zone: Europe/Berln", "walk:", "  steps: three", "  pace: very_fats", "  rest: 5"),
        "v.yaml:1: zone is 'Europe/Berln'; did you mean 'Europe/Berlin'?"
            + " allowed: a time zone such as Europe/Berlin",
        "v.yaml:3: walk.steps is 'three'; allowed: a whole number from 1 to 60 steps",
        "v.yaml:4: walk.pace is 'very_fats'; did you mean 'very-fast'? allowed: slow, very-fast",
        "v.yaml:5: walk.rest is '5'; allowed: a duration such as 30min, 26h or PT30M,"
            + " from 1s to 1h");
  }

  @Test
  void aListASectionAndAValueAreNotTakenForEachOther() {
    assertRefused(
        List.of("zone: [UTC]", "walk: 3", "tables: growth", "kept: [1]"),
        "v.yaml:1: zone is a list; allowed: a time zone such as Europe/Berlin",
        "v.yaml:2: walk is '3'; allowed: the keys steps, pace, rest, note, dog",
        "v.yaml:3: tables is 'growth'; allowed: a list such as [one, two]",
        "v.yaml:4: kept is a list; allowed: names with a value each, such as {name: value}");
    assertRefused(
        List.of("zone: UTC", "walk:", "  steps:", "    - 3"),
        "v.yaml:3: walk.steps is a list; allowed: a whole number from 1 to 60 steps");
    assertRefused(
        List.of("- zone: UTC"),
        "v.yaml:1: the file is a list; allowed: the keys zone, walk, tables, kept");
  }

  @Test
  void aRangeHoldsOnBothSidesOfBothEnds() {
    for (String good : List.of("1", "60")) {
      assertEquals(
          Integer.parseInt(good),
          load(List.of(), "zone: UTC", "walk: {steps: " + good + "}").walk().steps());
    }
    for (String bad : List.of("0", "61", "99999999999", "7.5", "''", "0x7")) {
      assertTrue(
          refused("zone: UTC", "walk: {steps: " + bad + "}")
              .endsWith("; allowed: a whole number from 1 to 60 steps"));
    }
    assertEquals(
        Duration.ofHours(1), load(List.of(), "zone: UTC", "walk: {rest: 1h}").walk().rest());
    for (String bad : List.of("61min", "999ms", "-PT1M", "PT", "1 hour")) {
      assertTrue(refused("zone: UTC", "walk: {rest: " + bad + "}").endsWith("from 1s to 1h"));
    }
  }

  @Test
  void aMissingKeyIsNamedWithItsMeaning() {
    String missing = "zone is missing: Where we walk. Allowed: a time zone such as Europe/Berlin";
    assertRefused(List.of("", "# nothing", "walk:"), "v.yaml:3: " + missing);
    assertRefused(List.of(""), "v.yaml:1: " + missing);
    assertRefused(
        List.of("zone:"), "v.yaml:1: zone is empty; allowed: a time zone such as Europe/Berlin");
    assertRefused(
        List.of("zone: UTC", "walk:", "  dog:", "    # none", "    {}"),
        "v.yaml:3: walk.dog.name is missing: Its name. Allowed: text");
  }

  @Test
  void aKeyThatStandsTwiceIsRefusedWithBothLines() {
    assertRefused(
        List.of("zone: UTC", "walk:", "  steps: 3", "zone: UTC"),
        "v.yaml:4: key 'zone' stands twice; the other is in line 1");
  }

  @Test
  void wordsOfAListAndNamesOfAMapAreCheckedAgainstWhatIsKnown() {
    assertRefused(
        List.of("zone: UTC", "tables: [event]", "kept:", "  growht: -1", "  events: x"),
        "v.yaml:2: tables names an unknown table, 'event'; did you mean 'events'?"
            + " (known: events, growth)",
        "v.yaml:4: kept names an unknown table, 'growht'; did you mean 'growth'?"
            + " (known: events, growth)",
        "v.yaml:4: kept.growht is '-1'; allowed: a whole number at least 0",
        "v.yaml:5: kept.events is 'x'; allowed: a whole number at least 0");
  }
}
