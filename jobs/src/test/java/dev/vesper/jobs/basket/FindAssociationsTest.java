package dev.vesper.jobs.basket;

import static dev.vesper.jobs.basket.SomeDeeds.BOUNDS;
import static dev.vesper.jobs.basket.SomeDeeds.NIGHT;
import static dev.vesper.jobs.basket.SomeDeeds.PARAMS;
import static dev.vesper.jobs.basket.SomeDeeds.outcomes;
import static dev.vesper.jobs.basket.SomeDeeds.rows;
import static dev.vesper.jobs.basket.SomeDeeds.rules;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.jobs.statistics.Wilson;
import dev.vesper.jobs.taste.Verb;
import dev.vesper.pipeline.night.Outputs;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

final class FindAssociationsTest {
  /** Groups of users with contents of their own; everybody begins the welcome. */
  private static final Outputs PLANTED = planted().run(PARAMS);

  private static final List<String> PATHS = rules(PLANTED, RuleKind.PATH);
  private static final long USERS = 12 + 4 + 10 + 9 + 2 + 28 + 25 + 15;

  private static SomeDeeds planted() {
    SomeDeeds deeds =
        new SomeDeeds()
            .begunBy(12, "both", 3, "welcome", "algebra", "logic")
            .begunBy(4, "one", 3, "welcome", "algebra")
            .did(Verb.VIEW, "one0", 3, "logic")
            .begunBy(10, "ten", 3, "welcome", "go", "shogi")
            .begunBy(9, "nine", 3, "welcome", "chess", "poker")
            .begun("also chess", 3, "welcome", "chess")
            .begun("also poker", 3, "welcome", "poker")
            .begunBy(10, "mixed", 3, "welcome", "flour", "yeast", "bread")
            .begunBy(9, "flour", 3, "welcome", "flour")
            .begunBy(9, "yeast", 3, "welcome", "yeast")
            .begunBy(10, "scales", 3, "welcome", "piano", "scales", "etudes")
            .begunBy(10, "etudes", 3, "welcome", "piano", "etudes")
            .begunBy(5, "piano", 3, "welcome", "piano")
            .begunBy(5, "no", 40, "welcome", "alpha");
    for (int user = 1; user <= 10; user++) {
      deeds.begun("u" + user, 40, "welcome", "alpha").begun("u" + user, 40 - user, "omega");
    }
    deeds.begun("u1", 2, "alpha");
    for (int user = 0; user < 10; user++) {
      deeds.bought("u" + user, "a" + user, 3, "wine", "cheese");
      deeds.bought("u" + user % 9, "b" + user, 3, "beer", "nuts");
      deeds.bought("v", "single" + user, 3, "soap");
    }
    return deeds;
  }

  private static Row rule(String antecedent, String consequent, RuleKind kind) {
    return rows(PLANTED, AssociationRules.TABLE)
        .where("antecedent = array('" + antecedent + "') AND consequent = '" + consequent + "'")
        .where(AssociationRules.KIND.col().equalTo(kind.word()))
        .first();
  }

  @Test
  void whatAUserBeganImpliesWhatMostOfSuchUsersBeganToo() {
    assertTrue(PATHS.contains("logic > algebra 12/12"), PATHS.toString());
    assertTrue(PATHS.contains("algebra > logic 12/16"), PATHS.toString());
    Row rule = rule("algebra", "logic", RuleKind.PATH);
    assertEquals(USERS, rule.<Long>getAs("baskets"));
    assertEquals(12.0 / USERS, rule.<Double>getAs("support"));
    assertEquals(12, rule.<Long>getAs("users"));
    assertEquals(0.75, rule.<Double>getAs("confidence"));
    assertEquals(Wilson.of(12, 16).low(), rule.<Double>getAs("confidence_low"));
    assertEquals(Wilson.of(12, 16).high(), rule.<Double>getAs("confidence_high"));
    assertEquals(12, rule.<Long>getAs("consequent_count"));
    assertEquals(0.75 / (12.0 / USERS), rule.<Double>getAs("lift"));
    assertTrue(rule.isNullAt(rule.fieldIndex("expected_days")));
    assertEquals(NIGHT.date().toString(), rule.getAs("found_on").toString());
  }

  @Test
  void tenUsersMakeARuleAndNineDoNot() {
    assertTrue(PATHS.contains("go > shogi 10/10"));
    assertTrue(PATHS.stream().noneMatch(rule -> rule.contains("chess")), PATHS.toString());
  }

  @Test
  void tenOrdersOfNineUsersAreNoRule() {
    assertEquals(
        List.of("cheese > wine 10/10", "wine > cheese 10/10"), rules(PLANTED, RuleKind.BASKET));
    assertEquals(30, rule("wine", "cheese", RuleKind.BASKET).<Long>getAs("baskets"));
  }

  @Test
  void twoContentsImplyWhatNeitherDoesAlone() {
    assertTrue(PATHS.contains("flour > bread 10/19"));
    assertTrue(PATHS.contains("yeast > bread 10/19"));
    assertTrue(PATHS.contains("flour yeast > bread 10/10"));
  }

  @Test
  void whatImpliesNoMoreThanAPartOfItIsRedundant() {
    assertTrue(PATHS.contains("piano > etudes 20/25"));
    assertTrue(PATHS.contains("scales > etudes 10/10"));
    assertFalse(PATHS.contains("piano scales > etudes 10/10"), "scales alone imply as much");
  }

  @Test
  void whatEverybodyBeganIsImpliedByNothingAndImpliesNothing() {
    assertTrue(PATHS.stream().noneMatch(rule -> rule.contains("welcome")), PATHS.toString());
  }

  @Test
  void anOrderedRuleTellsHowManyDaysAreToBeExpected() {
    assertEquals(
        List.of("alpha > omega 10/15", "welcome > omega 10/15"), rules(PLANTED, RuleKind.ORDERED));
    Row rule = rule("alpha", "omega", RuleKind.ORDERED);
    assertEquals(5.5, rule.<Double>getAs("expected_days"));
    assertEquals(15, rule.<Long>getAs("baskets"));
    assertEquals(10, rule.<Long>getAs("consequent_count"));
    assertEquals(1.0, rule.<Double>getAs("lift"), 1e-12);
  }

  @Test
  void theBestRulesStayWhereThereAreTooMany() {
    BasketParams one = new BasketParams(90, 28, 100, BOUNDS, 1, 7);
    Outputs cut = planted().run(one);
    assertEquals(List.of("cheese > wine 10/10"), rules(cut, RuleKind.BASKET));
    assertEquals(PATHS.subList(0, 1), rules(cut, RuleKind.PATH));
    assertEquals(List.of("basket cut", "path cut", "ordered cut"), outcomes(cut));
    Row search = rows(cut, AssociationSearches.TABLE).where("kind = 'path'").first();
    assertEquals(PATHS.size(), search.<Long>getAs("found_rules"));
    assertEquals(1, search.<Long>getAs("rules"));
    assertTrue(
        cut.notes()
            .contains(
                "path rules: there are more than baskets.most-rules, and the best are published"));
  }

  @Test
  void withoutDeedsTheSearchSaysSo() {
    Outputs outputs = new SomeDeeds().run(PARAMS);
    assertTrue(rows(outputs, AssociationRules.TABLE).isEmpty());
    assertEquals(
        List.of("basket no_baskets", "path no_baskets", "ordered no_baskets"), outcomes(outputs));
    assertEquals(
        List.of(
            "basket rules: there are no baskets",
            "path rules: there are no baskets",
            "ordered rules: there are no baskets",
            "rules were looked for, because there are none of the night before"),
        outputs.notes());
  }

  @Test
  void ofOneBasketNothingIsTold() {
    Outputs one = new SomeDeeds().bought("u", "o", 3, "a", "b").begun("u", 40, "a").run(PARAMS);
    assertTrue(rows(one, AssociationRules.TABLE).isEmpty());
    assertEquals(
        List.of("basket nothing_frequent", "path nothing_frequent", "ordered nothing_frequent"),
        outcomes(one));
  }

  @Test
  void rulesStandUntilTheyAreDue() {
    Outputs next = new SomeDeeds().after(PLANTED).run(PARAMS, NIGHT.plus(6));
    assertEquals(PATHS, rules(next, RuleKind.PATH));
    assertEquals(outcomes(PLANTED), outcomes(next));
    Row rule = rows(next, AssociationRules.TABLE).first();
    assertEquals("2026-11-25", rule.getAs("dt").toString());
    assertEquals("2026-11-19", rule.getAs("found_on").toString());
  }

  @Test
  void rulesAreDueAfterSomeNightsAndWhenSettingsChange() {
    KnownSearches known = KnownSearches.of(rows(PLANTED, AssociationSearches.TABLE));
    assertEquals(Optional.empty(), known.stale(NIGHT.plus(6), PARAMS));
    assertEquals(Optional.of("the last ones are due"), known.stale(NIGHT.plus(7), PARAMS));
    BasketParams sooner = new BasketParams(90, 28, 100, BOUNDS, 1000, 6);
    assertEquals(Optional.of("the last ones are due"), known.stale(NIGHT.plus(6), sooner));
    BasketParams shorter = new BasketParams(90, 27, 100, BOUNDS, 1000, 7);
    assertEquals(Optional.of("settings changed"), known.stale(NIGHT, shorter));
    assertEquals(
        Optional.of("there are none of the night before"),
        new KnownSearches(known.rows().subList(0, 2)).stale(NIGHT, PARAMS));
  }
}
