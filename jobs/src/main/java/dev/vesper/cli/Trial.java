package dev.vesper.cli;

import dev.vesper.jobs.recommend.Recipe;
import dev.vesper.jobs.recommend.RecipeExam;
import dev.vesper.jobs.recommend.TriedLists;

/**
 * A recipe that was tried.
 *
 * @param number from 1 on; the first is today's
 * @param result what came of it
 * @param seconds that it took
 */
record Trial(int number, Recipe recipe, RecipeExam.Result result, double seconds) {
  TriedLists lists() {
    return result.lists();
  }
}
