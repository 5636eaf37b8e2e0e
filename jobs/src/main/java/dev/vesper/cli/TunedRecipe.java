package dev.vesper.cli;

import dev.vesper.jobs.recommend.Recipe;
import dev.vesper.jobs.recommend.RecipePart;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.warehouse.Json;
import dev.vesper.pipeline.warehouse.Store;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The recipe that {@code vesper tune recommend} left in a warehouse, for what settings leave open.
 *
 * @param night of which it was found
 * @param trials so many recipes were tried for it
 * @param people by whom it was chosen and confirmed
 * @param ndcg of its lists, by those who confirmed it
 * @param ndcgBefore of lists by the recipe of before, likewise
 * @param model its numbers, by the keys of recommendations.model
 */
record TunedRecipe(
    Night night,
    int trials,
    int people,
    double ndcg,
    double ndcgBefore,
    Map<String, Double> model) {
  /** The directory of a warehouse for what was tuned. */
  static final String DIRECTORY = "tuned";

  private static final String FILE = DIRECTORY + "/recommend.json";

  TunedRecipe {
    model = new LinkedHashMap<>(model);
    recipe(model);
  }

  /** The numbers of a recipe by their keys. */
  static Map<String, Double> keys(Recipe recipe) {
    Map<String, Double> keys = new LinkedHashMap<>();
    recipe.parts().forEach((part, value) -> keys.put(part.key(), value));
    return keys;
  }

  /** What a warehouse holds; a fault that names the file where it is damaged. */
  static Optional<TunedRecipe> in(Store store) {
    return store.read(FILE).map(json -> Json.read(json, TunedRecipe.class, store.address(FILE)));
  }

  /** Puts it where the next run reads it; tells where that is. */
  String leaveIn(Store store) {
    store.replace(FILE, Json.bytes(this));
    return store.address(FILE);
  }

  Recipe recipe() {
    return recipe(model);
  }

  private static Recipe recipe(Map<String, Double> model) {
    Map<RecipePart, Double> parts = new EnumMap<>(RecipePart.class);
    model.forEach((key, value) -> parts.put(RecipePart.named(key), value));
    return Recipe.USUAL.with(parts);
  }
}
