package dev.vesper.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.jobs.recommend.Recipe;
import dev.vesper.jobs.recommend.RecipeExam;
import dev.vesper.jobs.recommend.RecipePart;
import dev.vesper.jobs.recommend.RecipeSearch;
import dev.vesper.jobs.recommend.SomeResults;
import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A search goes on when a recipe fails, keeps what it has, and knows when to end. */
final class TuningTest {
  private static final Recipe TODAY = Recipe.USUAL.with(Map.of(RecipePart.RANK, 8.0));
  private static final RecipeSearch SEARCH = new RecipeSearch(TODAY, Set.of(), 7);

  /** What was told of a search. */
  private static final class Heard implements Tuning.Listener {
    private final List<String> lines = new ArrayList<>();
    private final List<Integer> counts = new ArrayList<>();

    @Override
    public void said(String line) {
      lines.add(line);
    }

    @Override
    public void tried(Trials soFar) {
      counts.add(soFar.count());
    }
  }

  /** A clock that goes on by a minute whenever it is looked at. */
  private static InstantSource minutes() {
    int[] looked = {0};
    return () -> Instant.EPOCH.plus(Duration.ofMinutes(looked[0]++));
  }

  private static Tuning tuning(Function<Recipe, RecipeExam.Result> exam, Heard heard) {
    return new Tuning(exam, SEARCH, minutes(), heard);
  }

  private static Fault tooSmall() {
    return new Fault(ExitCode.SETTINGS, "too small");
  }

  @Test
  void aRecipeThatNothingCanBeLearntByIsPassedOverAndAllOthersAreKeptAsTheyCome() {
    Heard heard = new Heard();
    Trials trials =
        tuning(
                recipe -> {
                  if (recipe.equals(SEARCH.recipe(2))) {
                    throw tooSmall();
                  }
                  return SomeResults.gaining(recipe.equals(SEARCH.recipe(3)) ? 0.3 : 0.2);
                },
                heard)
            .trials(4, Duration.ofDays(1));
    assertEquals(3, trials.count());
    assertEquals(4, trials.best().number());
    assertEquals(TODAY, trials.today().recipe());
    assertEquals(List.of(1, 2, 3), heard.counts);
    assertEquals("trial 3: passed over: too small", heard.lines.get(2));
    assertTrue(heard.lines.get(3).startsWith("trial 4: ndcg 0.3000"), heard.lines.get(3));
  }

  @Test
  void todaysAndTheUsualRecipeAreTriedWhateverTheTimeAndNoOtherOnceItIsOver() {
    Heard heard = new Heard();
    assertEquals(
        2, tuning(recipe -> SomeResults.gaining(0.2), heard).trials(9, Duration.ZERO).count());
    assertEquals(
        1, tuning(recipe -> SomeResults.gaining(0.2), heard).trials(1, Duration.ofDays(1)).count());
    assertTrue(
        tuning(recipe -> SomeResults.gaining(0.2), heard).trials(99, Duration.ofMinutes(12)).count()
            < 10);
  }

  @Test
  void whereTodaysRecipeFailsOrNobodyCanBeAskedTheSearchEndsWithThatFault() {
    Fault first = tooSmall();
    Fault thrown =
        assertThrows(
            Fault.class,
            () ->
                tuning(
                        recipe -> {
                          throw first;
                        },
                        new Heard())
                    .trials(3, Duration.ZERO));
    assertSame(first, thrown);
    Fault nobody = new Fault(ExitCode.NO_INPUT, "nobody");
    assertSame(
        nobody,
        assertThrows(
            Fault.class,
            () ->
                tuning(
                        recipe -> {
                          if (recipe.equals(TODAY)) {
                            return SomeResults.gaining(0.2);
                          }
                          throw nobody;
                        },
                        new Heard())
                    .trials(3, Duration.ZERO)));
  }
}
