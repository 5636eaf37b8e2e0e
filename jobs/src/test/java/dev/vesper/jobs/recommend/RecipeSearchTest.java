package dev.vesper.jobs.recommend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a search tries. */
final class RecipeSearchTest {
  private static final Recipe TODAY = Recipe.USUAL.with(Map.of(RecipePart.RANK, 20.0));

  @Test
  void todaysRecipeComesFirstThenTheUsualOneThenSuchAsChanceMakes() {
    RecipeSearch search = new RecipeSearch(TODAY, Set.of(), 1);
    assertEquals(TODAY, search.recipe(0));
    assertEquals(Recipe.USUAL, search.recipe(1));
    assertEquals(
        20, IntStream.range(2, 22).mapToObj(search::recipe).distinct().count(), "all differ");
    RecipeSearch usual = new RecipeSearch(Recipe.USUAL, Set.of(), 1);
    assertEquals(Recipe.USUAL, usual.recipe(0));
    assertNotEquals(Recipe.USUAL, usual.recipe(1), "nothing is tried twice");
  }

  @Test
  void eachTrialDrawsItsOwnNumbers() {
    RecipeSearch search = new RecipeSearch(TODAY, Set.of(), 42);
    List<Double> drawn =
        IntStream.range(2, 42)
            .mapToObj(search::recipe)
            .flatMap(
                recipe ->
                    Stream.of(
                        log(RecipePart.CONFIDENCE, recipe, 0.5, 20),
                        log(RecipePart.REGULARIZATION, recipe, 0.003, 0.3),
                        log(RecipePart.EASE_PENALTY, recipe, 5, 3000)))
            .toList();
    long near =
        IntStream.range(0, drawn.size() - 5)
            .filter(each -> Math.abs(drawn.get(each + 1) - drawn.get(each + 3)) < 0.01)
            .count();
    assertTrue(near < 10, near + " of 115 shares come again in the next trial");
  }

  /** Where between its ends a number lies. */
  private static double log(RecipePart part, Recipe recipe, double least, double most) {
    return Math.log(part.of(recipe) / least) / Math.log(most / least);
  }

  @Test
  void aTrialIsTheSameForTheSameSeedAndAnotherForAnother() {
    Recipe seventh = new RecipeSearch(TODAY, Set.of(), 1).recipe(7);
    assertEquals(seventh, new RecipeSearch(TODAY, Set.of(), 1).recipe(7));
    assertNotEquals(seventh, new RecipeSearch(TODAY, Set.of(), 2).recipe(7));
  }

  @Test
  void whatIsFixedStaysAndTheRestLiesInItsRange() {
    Recipe today = TODAY.by(Engine.MLLIB).with(Map.of(RecipePart.EASE_PENALTY, 12.5));
    Set<RecipePart> fixed = Set.of(RecipePart.RANK, RecipePart.EASE_PENALTY);
    RecipeSearch search = new RecipeSearch(today, fixed, 3);
    for (int trial = 0; trial < 300; trial++) {
      Recipe recipe = search.recipe(trial);
      assertEquals(20, recipe.rank());
      assertEquals(12.5, recipe.ease().lambda());
      assertEquals(Engine.MLLIB, recipe.engine());
      assertTrue(recipe.rounds() >= 6 && recipe.rounds() <= 24, recipe::toString);
      double confidence = recipe.objective().alpha();
      assertTrue(confidence >= 0.5 && confidence <= 20, recipe::toString);
      assertTrue(recipe.ease().evenness() >= 0 && recipe.ease().evenness() <= 1, recipe::toString);
    }
  }

  @Test
  void halfOfWhatIsDrawnLiesBelowTheMiddleOfItsScale() {
    RecipeSearch search = new RecipeSearch(TODAY, Set.of(), 3);
    long small =
        IntStream.range(2, 2_002)
            .mapToObj(search::recipe)
            .filter(recipe -> recipe.objective().lambda() < Math.sqrt(0.003 * 0.3))
            .count();
    assertEquals(1_000, (double) small, 100);
    long even =
        IntStream.range(2, 2_002)
            .mapToObj(search::recipe)
            .filter(recipe -> recipe.ease().evenness() < 0.5)
            .count();
    assertEquals(1_000, (double) even, 100);
  }

  @Test
  void partsAndKeysNameEachOtherAndMakeTheRecipeAgain() {
    for (RecipePart part : RecipePart.values()) {
      assertEquals(part, RecipePart.named(part.key()));
    }
    assertEquals("regularization-base", RecipePart.REGULARIZATION_BASE.key());
    assertThrows(IllegalArgumentException.class, () -> RecipePart.named("rnk"));
    assertEquals(TODAY, Recipe.USUAL.with(TODAY.parts()));
    assertThrows(IllegalArgumentException.class, () -> TODAY.with(Map.of(RecipePart.ROUNDS, 0.0)));
  }
}
