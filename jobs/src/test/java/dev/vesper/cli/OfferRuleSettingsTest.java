package dev.vesper.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.jobs.ingest.KnownFrom;
import dev.vesper.jobs.recommend.OfferRule;
import dev.vesper.pipeline.config.SettingsLoader;
import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class OfferRuleSettingsTest {
  private static final String WITH_CONTENTS = "dimensions: {contents: {path: c}}";

  private static Settings settings(String dimensions, String rules) {
    String yaml =
        """
        warehouse: {path: w}
        time: {zone: UTC}
        source: {events: {path: raw}}
        privacy: {pseudonyms: off}
        %s
        recommendations:
          places: 10
          rules:
        %s
        """
            .formatted(dimensions, rules.indent(4));
    return SettingsLoader.withVariables(Map.of())
        .parse(yaml, "vesper.yaml", Path.of("/v"), Settings.class);
  }

  private static List<String> refused(String dimensions, String rules) {
    Fault fault = assertThrows(Fault.class, () -> settings(dimensions, rules));
    assertEquals(ExitCode.SETTINGS, fault.exitCode());
    return fault.getMessage().lines().toList();
  }

  private static List<OfferRule> rules(String rules) {
    return settings(WITH_CONTENTS, rules)
        .recommendations()
        .params(
            1,
            new RecommendationSettings.Known(KnownFrom.DIMENSION, KnownFrom.EVENTS),
            ZoneOffset.UTC,
            Optional.empty())
        .rules();
  }

  @Test
  void rulesAreKeptInTheirOrderWithWhatTheyDo() {
    OfferRule.Reach one = new OfferRule.Reach(List.of("c1"), List.of(), List.of(), List.of());
    OfferRule.Reach some =
        new OfferRule.Reach(List.of(), List.of("law"), List.of("course"), List.of("Li"));
    OfferRule.Period ever = new OfferRule.Period(OfferRule.Period.EVER, OfferRule.Period.NEVER);
    OfferRule.Period week =
        new OfferRule.Period(LocalDate.of(2026, 11, 2), LocalDate.of(2026, 11, 8));
    assertEquals(
        List.of(
            new OfferRule("last", one, new OfferRule.Pin(10), ever),
            new OfferRule("gone", one, new OfferRule.Block(), ever),
            new OfferRule("law-week", some, new OfferRule.Boost(1.5), week),
            new OfferRule("club", one, new OfferRule.OnlyIn(List.of("g1", "g2")), ever)),
        rules(
            """
            last: {contents: [c1], pin: 10}
            gone: {contents: [c1], block: true}
            law-week:
              topics: [law]
              kinds: [course]
              authors: [Li]
              boost: 1.5
              from: 2026-11-02
              until: 2026-11-08
            club: {contents: [c1], only-in: [g1, g2]}"""));
    assertEquals(
        1, rules("day: {contents: [c1], block: true, from: 2026-11-02, until: 2026-11-02}").size());
  }

  @Test
  void everyMistakeOfEveryRuleIsToldAtOnceWithItsLine() {
    List<String> lines =
        refused(
            WITH_CONTENTS,
            """
            nothing: {}
            both: {contents: [c1], pin: 1, block: true}
            never: {contents: [c1], boost: 2, from: 2026-11-02, until: 2026-11-01}
            far: {contents: [c1], pin: 201}""");
    assertEquals(5, lines.size(), lines::toString);
    assertTrue(
        lines
            .get(0)
            .startsWith("vesper.yaml:9: recommendations.rules.nothing: it names no content"),
        lines::toString);
    assertTrue(lines.get(1).contains("rules.nothing: it does nothing; write one of pin"));
    assertTrue(lines.get(2).contains("rules.both: it does several things (pin, block)"));
    assertTrue(lines.get(3).contains("rules.never: it holds on no night: from is 2026-11-02"));
    assertTrue(lines.get(4).contains("rules.far.pin is '201'"), lines::toString);
  }

  @Test
  void aPlaceBeyondTheEndOfListsIsRefused() {
    assertTrue(
        refused(WITH_CONTENTS, "it: {contents: [c1], pin: 11}")
            .get(0)
            .contains("recommendations.rules.it pins at place 11 of lists that have 10"));
  }

  @Test
  void whatOnlyADimensionTellsNeedsOne() {
    List<String> lines =
        refused(
            "",
            """
            a: {topics: [law], block: true}
            b: {contents: [c1], authors: [Li], block: true}
            c: {contents: [c1], block: true}""");
    assertEquals(2, lines.size(), lines::toString);
    assertTrue(lines.get(0).contains("recommendations.rules.a goes by topics, kinds or authors"));
    assertTrue(lines.get(1).contains("recommendations.rules.b"));
    assertEquals(
        1, settings("", "c: {contents: [c1], block: true}").recommendations().rules().size());
  }
}
