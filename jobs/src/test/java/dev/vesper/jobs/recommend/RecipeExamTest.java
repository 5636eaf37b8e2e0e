package dev.vesper.jobs.recommend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.jobs.similar.Neighbours;
import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.junit.jupiter.api.Test;

/** Recipes are told apart by more than noise, and by days that no fit is marked by. */
final class RecipeExamTest {
  private static final Recipe POOR =
      Recipe.USUAL.with(
          Map.of(RecipePart.RANK, 1.0, RecipePart.ROUNDS, 1.0, RecipePart.EASE_PENALTY, 0.01));
  private static final PlantedTastes PLANTED = new PlantedTastes(3);

  private static PersonMarks marks(JavaRDD<People> people, Recipe recipe) {
    Model model =
        Learning.from(people.map(People::had), Neighbours.none(PlantedTastes.CONTENTS), 5_000)
            .model(recipe, 1);
    return PersonMarks.of(people, model, Offers.everything(PlantedTastes.CONTENTS), 10, 10_000);
  }

  @Test
  void marksOfPersonsAddUpToThoseOfAnExaminationAndTheirLeadIsClearWhereTastesAreMissed() {
    JavaRDD<People> people = PLANTED.people().cache();
    PersonMarks usual = marks(people, Recipe.USUAL);
    Model model =
        Learning.from(people.map(People::had), Neighbours.none(PlantedTastes.CONTENTS), 5_000)
            .model(Recipe.USUAL, 1);
    var examined =
        new Examination(Blend.TRIED, Offers.everything(PlantedTastes.CONTENTS), List.of(10), 10_000)
            .of(people, model).stream().map(Examined::marks).toList();
    assertEquals(examined.get(0).people(), usual.people());
    for (int way = 0; way < Blend.TRIED.size(); way++) {
      TriedLists lists = TriedLists.by(way, usual);
      int choosing = (usual.people() + 1) / 2;
      double sum = lists.ndcg() * choosing + lists.confirmed() * (usual.people() - choosing);
      assertEquals(examined.get(way).mean().gain(), sum / usual.people(), 1e-9);
      assertEquals(examined.get(way).mean().recall(), lists.recall(), 1e-9);
    }
    TriedLists good = TriedLists.best(usual);
    TriedLists poor = TriedLists.best(marks(people, POOR));
    assertTrue(good.over(poor).isClear(), () -> good.over(poor).toString());
    assertFalse(poor.over(good).isClear());
    assertFalse(good.over(good).isClear());
    assertEquals(0, good.over(good).mean());
  }

  @Test
  void theDaysThatAFitIsMarkedByAreNoPartOfIt() {
    SmallPlatform platform = SmallPlatform.twoTastes();
    try (RecipeExam exam = platform.exam()) {
      assertEquals(SmallPlatform.NIGHT.minusDays(13), exam.span().marked());
      assertEquals(SmallPlatform.NIGHT.minusDays(13 + 9), exam.span().learnt());
    }
  }

  @Test
  void whereTooLittleIsKnownThatIsSaid() {
    Fault nothing = assertThrows(Fault.class, () -> new SmallPlatform().exam());
    assertEquals(ExitCode.NO_INPUT, nothing.exitCode());
    assertTrue(nothing.getMessage().contains("known of 0 days"), nothing.getMessage());
    SmallPlatform few = new SmallPlatform();
    for (int day = 0; day < 9; day++) {
      few.viewed(day, "ann", "cook" + day);
    }
    try (RecipeExam exam = few.exam()) {
      Fault one = assertThrows(Fault.class, () -> exam.result(POOR));
      assertTrue(one.getMessage().contains("1 users who had something"), one.getMessage());
    }
  }

  @Test
  void aPenaltyThatIsTooSmallForTheContentsIsSaidInOneLine() {
    SmallPlatform alike = new SmallPlatform();
    for (int person = 0; person < 40; person++) {
      for (int day = 0; day < 9; day++) {
        alike.viewed(day, "p" + person, "cook" + day);
      }
    }
    Recipe tooSmall =
        Recipe.USUAL.with(
            Map.of(
                RecipePart.RANK, 2.0,
                RecipePart.EASE_PENALTY, 1e-12,
                RecipePart.EASE_EVENNESS, 0.0));
    try (RecipeExam exam = alike.exam()) {
      Fault fault = assertThrows(Fault.class, () -> exam.result(tooSmall));
      assertEquals(ExitCode.SETTINGS, fault.exitCode());
      assertEquals(
          "recommendations.model.ease-penalty: 1.0E-12 is too small to tell contents apart that the"
              + " same people have; set a larger one",
          fault.getMessage());
    }
  }
}
