package dev.vesper.jobs.recommend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.jobs.similar.Neighbours;
import dev.vesper.jobs.taste.TasteParams;
import dev.vesper.pipeline.SparkForTests;
import dev.vesper.pipeline.night.Outputs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our engine and the reference find the same tastes. */
final class EnginesTest {
  @TempDir private static Path checkpoints;

  private static final Recipe OURS = Recipe.USUAL;
  private static final Blend BLEND = new Blend(1, 1.5, 0, 0, 0);

  @BeforeAll
  static void remember() {
    SparkForTests.session().sparkContext().setCheckpointDir(checkpoints.toString());
  }

  private static Model learnt(JavaRDD<People> people, Engine engine) {
    return Learning.from(people.map(People::had), Neighbours.none(PlantedTastes.CONTENTS), 5_000)
        .model(OURS.by(engine), 1);
  }

  /** The first ten of each person, block after block. */
  private static List<Set<Integer>> lists(JavaRDD<People> people, Model model) {
    List<Set<Integer>> lists = new ArrayList<>();
    for (People block : people.collect()) {
      Scorer scorer = new Scorer(model, block);
      float[] scores = new float[scorer.count()];
      for (int person = 0; person < block.ids().size(); person++) {
        scorer.score(person);
        scorer.by(Way.of(BLEND), scores);
        lists.add(
            IntStream.of(Shortlist.of(scores, block.had(), person, any -> true, 10).contents())
                .boxed()
                .collect(Collectors.toSet()));
      }
    }
    return lists;
  }

  private static List<Marks> marks(Examination examination, JavaRDD<People> people, Model model) {
    return examination.of(people, model).stream().map(Examined::marks).toList();
  }

  @Test
  @Tag("planted")
  void onPlantedTastesTheListsOfBothAreEquallyGoodAndMostlyTheSame() {
    JavaRDD<People> people = new PlantedTastes(3).people();
    Model ours = learnt(people, Engine.VESPER);
    Model theirs = learnt(people, Engine.MLLIB);
    Examination examination =
        new Examination(
            List.of(Blend.VECTORS, BLEND),
            Offers.everything(PlantedTastes.CONTENTS),
            List.of(10),
            10_000);
    List<Marks> good = marks(examination, people, ours);
    List<Marks> theirMarks = marks(examination, people, theirs);
    assertEquals(1, theirMarks.get(0).mean().gain() / good.get(0).mean().gain(), 0.06);
    assertEquals(1, theirMarks.get(1).mean().gain() / good.get(1).mean().gain(), 0.02);
    List<Set<Integer>> list = lists(people, ours);
    List<Set<Integer>> theirList = lists(people, theirs);
    long alike =
        IntStream.range(0, list.size())
            .filter(
                each -> list.get(each).stream().filter(theirList.get(each)::contains).count() >= 7)
            .count();
    assertTrue(alike > 0.8 * list.size(), alike + " of " + list.size() + " lists are alike");
  }

  @Test
  void theMethodNamesTheReferenceWhereItsVectorsCount() {
    TasteParams taste = SmallPlatform.params().taste();
    assertEquals(
        "neighbours + 1.5 vectors, vectors by mllib",
        new Fitted.Numbers(OURS.by(Engine.MLLIB), taste, BLEND, List.of(), Welcome.USUAL).method());
    assertEquals(
        "popularity",
        new Fitted.Numbers(OURS.by(Engine.MLLIB), taste, Blend.POPULAR, List.of(), Welcome.USUAL)
            .method());
    assertEquals(
        "neighbours + 1.5 vectors",
        new Fitted.Numbers(OURS, taste, BLEND, List.of(), Welcome.USUAL).method());
  }

  @Test
  void aNightByTheReferenceSaysSoAndAnotherEngineRefits() {
    SmallPlatform platform = SmallPlatform.twoTastes();
    Recipe recipe = SmallPlatform.params().recipe();
    platform.after(1, platform.run());
    Outputs outputs = platform.by(recipe.by(Engine.MLLIB)).run();
    assertTrue(outputs.notes().toString().contains("settings changed"), outputs.notes()::toString);
    assertTrue(
        SmallPlatform.dataset(
                RecommendationModels.TABLE, outputs.rows().get(RecommendationModels.TABLE))
            .collectAsList()
            .get(0)
            .<String>getAs(RecommendationModels.MODEL.name())
            .contains("MLLIB"));
  }
}
