package dev.vesper.jobs.recommend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ConditionsTest {
  private static final LocalDate NIGHT = LocalDate.of(2026, 11, 1);
  private static final OfferRule.Period ALWAYS =
      new OfferRule.Period(OfferRule.Period.EVER, OfferRule.Period.NEVER);
  private static final List<Traits> CONTENTS =
      List.of(
          new Traits("a", List.of("law"), Optional.of("course"), Optional.of("Li"), 0),
          new Traits("b", List.of("law", "art"), Optional.of("ebook"), Optional.of("Wu"), 16),
          new Traits("c", List.of(), Optional.of("course"), Optional.empty(), 18),
          Traits.none("d"));

  private static OfferRule.Reach reach(
      List<String> contents, List<String> topics, List<String> kinds, List<String> authors) {
    return new OfferRule.Reach(contents, topics, kinds, authors);
  }

  private static OfferRule.Reach ids(String... contents) {
    return reach(List.of(contents), List.of(), List.of(), List.of());
  }

  private static OfferRule rule(OfferRule.Reach reach, OfferRule.Effect effect) {
    return new OfferRule("it", reach, effect, ALWAYS);
  }

  private static Conditions of(OfferRule... rules) {
    return Conditions.of(CONTENTS, List.of(rules), NIGHT);
  }

  private static BitSet bits(int... numbers) {
    BitSet bits = new BitSet();
    for (int number : numbers) {
      bits.set(number);
    }
    return bits;
  }

  private static BitSet blocked(OfferRule.Reach reach) {
    return of(rule(reach, new OfferRule.Block())).blocked();
  }

  @Test
  void aRuleIsAboutWhatFulfilsAllThatItNamesEachByAnyOfAList() {
    assertEquals(bits(0, 3), blocked(ids("d", "a", "nothing")));
    assertEquals(bits(0, 1), blocked(reach(List.of(), List.of("law"), List.of(), List.of())));
    assertEquals(bits(1), blocked(reach(List.of(), List.of("art", "x"), List.of(), List.of())));
    assertEquals(bits(0, 2), blocked(reach(List.of(), List.of(), List.of("course"), List.of())));
    assertEquals(bits(1), blocked(reach(List.of(), List.of(), List.of(), List.of("Wu", "Xu"))));
    assertEquals(bits(0), blocked(reach(List.of(), List.of("law"), List.of("course"), List.of())));
  }

  @Test
  void aRuleHoldsFromItsFirstNightToItsLast() {
    for (int shift = -1; shift <= 2; shift++) {
      OfferRule rule =
          new OfferRule(
              "two-nights",
              ids("a"),
              new OfferRule.Block(),
              new OfferRule.Period(NIGHT, NIGHT.plusDays(1)));
      Conditions conditions = Conditions.of(CONTENTS, List.of(rule), NIGHT.plusDays(shift));
      assertEquals(shift == 0 || shift == 1, conditions.blocked().get(0), "night " + shift);
    }
  }

  @Test
  void aRuleThatHitsNothingIsToldOnTheNightsOnWhichItHolds() {
    assertEquals(
        List.of("the rule it of recommendations.rules hits no content"),
        of(rule(ids("nothing"), new OfferRule.Pin(1))).notes());
    OfferRule over =
        new OfferRule(
            "over",
            ids("nothing"),
            new OfferRule.Pin(1),
            new OfferRule.Period(OfferRule.Period.EVER, NIGHT.minusDays(1)));
    assertEquals(List.of(), of(over, rule(ids("a"), new OfferRule.Pin(1))).notes());
  }

  @Test
  void whoMayHaveWhatIsForAHigherAgeMayHaveWhatIsForALowerOne() {
    Conditions conditions = of();
    assertEquals(List.of(new Bar.Age(16), new Bar.Age(18)), conditions.bars());
    assertTrue(conditions.isOpen(0, bits()) && conditions.isOpen(3, bits()));
    assertFalse(conditions.isOpen(1, bits()) || conditions.isOpen(2, bits(0)));
    assertTrue(conditions.isOpen(1, bits(0)) && conditions.isOpen(2, bits(0, 1)));
    assertTrue(conditions.isOpenBeside(2, 1) && conditions.isOpenBeside(1, 0));
    assertFalse(conditions.isOpenBeside(1, 2) || conditions.isOpenBeside(0, 1));
  }

  @Test
  void rulesForTheSameCommunitiesKeepNothingApart() {
    Conditions conditions =
        of(
            rule(ids("a"), new OfferRule.OnlyIn(List.of("g1", "g2"))),
            rule(ids("d"), new OfferRule.OnlyIn(List.of("g2", "g1"))));
    assertTrue(conditions.isOpenBeside(0, 3) && conditions.isOpenBeside(3, 0));
    assertFalse(conditions.isOpen(0, bits()));
  }

  @Test
  void whatSeveralRulesKeepForSomeIsForThoseWhoPassAllOfThem() {
    Conditions conditions =
        of(
            rule(ids("a", "d"), new OfferRule.OnlyIn(List.of("g1"))),
            rule(ids("a"), new OfferRule.OnlyIn(List.of("g2", "g3"))));
    assertTrue(conditions.isOpen(3, bits(2)) && conditions.isOpen(0, bits(2, 3)));
    assertFalse(conditions.isOpen(3, bits(3)) || conditions.isOpen(0, bits(2)));
  }

  @Test
  void aBoostAddsTheLogarithmOfItsFactorAsManyTimesAsOddsAsk() {
    Conditions conditions =
        of(
            rule(ids("a", "b"), new OfferRule.Boost(Math.E)),
            rule(ids("b"), new OfferRule.Boost(Math.E)),
            rule(ids("c"), new OfferRule.Boost(1 / Math.E)));
    float[] scores = {1, 1, 1, 1};
    conditions.boost(scores, 0.5);
    assertArrayEquals(new float[] {1.5f, 2, 0.5f, 1}, scores, 1e-6f);
  }

  @Test
  void ofNoContentsAndNoRulesNothingIsBarred() {
    Conditions conditions = Conditions.of(List.of(), List.of(), NIGHT);
    assertEquals(List.of(), conditions.bars());
    assertEquals(List.of(), conditions.pinned());
    assertEquals(List.of(), conditions.notes());
    assertEquals(bits(), conditions.blocked());
  }
}
