package dev.vesper.jobs.recommend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.jobs.taste.ContentDays;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.table.Table;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Lists night after night. */
final class RecommendContentsTest {
  private static List<Row> rows(Outputs outputs, Table table) {
    return SmallPlatform.dataset(table, outputs.rows().get(table)).collectAsList();
  }

  private static List<Row> lists(Outputs outputs) {
    return SmallPlatform.dataset(Recommendations.TABLE, outputs.rows().get(Recommendations.TABLE))
        .orderBy(Recommendations.USER_ID.col(), Recommendations.RANK.col())
        .collectAsList();
  }

  private static List<String> listOf(Outputs outputs, String user) {
    return lists(outputs).stream()
        .filter(row -> row.getAs(Recommendations.USER_ID.name()).equals(user))
        .map(row -> row.<String>getAs(Recommendations.CONTENT_ID.name()))
        .toList();
  }

  private static String model(Outputs outputs) {
    return rows(outputs, RecommendationModels.TABLE)
        .get(0)
        .getAs(RecommendationModels.MODEL_ID.name());
  }

  @Test
  void aModelServesForSomeNightsAndPeopleAreFoldedInOnEach() {
    SmallPlatform platform = SmallPlatform.twoTastes();
    Outputs first = platform.run();
    assertTrue(listOf(first, "cook-lover0").get(0).startsWith("cook"));
    assertTrue(listOf(first, "code-lover1").get(0).startsWith("code"));
    assertEquals(20, rows(first, ContentModels.TABLE).size());
    List<Row> before = lists(first);
    platform.after(1, first);

    platform.user("somebody");
    platform.content("code-new", "more python programming", "2026-11-01 12:00:00");
    platform.content("later", "more python programming", "2027-01-01 00:00:00");
    platform.viewed(-1, "cook-lover60", "code1");
    platform.viewed(-1, "cook-lover60", "code2");
    platform.viewed(-1, "newcomer", "code-new");
    Outputs second = platform.run();

    assertTrue(
        lists(second).stream()
            .filter(row -> row.getAs(Recommendations.USER_ID.name()).equals("newcomer"))
            .allMatch(
                row ->
                    row.getAs(Recommendations.SOURCE.name()).equals("popular")
                        && row.getAs(Recommendations.SCORE.name()) == null),
        "of who has only what came after the fit, nothing is known but what is popular");
    assertEquals(model(first), model(second));
    assertEquals(0, rows(second, ContentModels.TABLE).size());
    assertEquals(before.size() / 5 + 3, lists(second).size() / 5);
    assertTrue(listOf(second, "cook-lover60").get(0).startsWith("code"));
    assertEquals(5, listOf(second, "somebody").size());
    assertTrue(listOf(second, "code-lover1").contains("code-new"));
    assertFalse(listOf(second, "cook-lover0").contains("code-new"));
    assertTrue(lists(second).stream().noneMatch(row -> row.toString().contains("later")));
    assertEquals(
        listOf(first, "cook-lover0"),
        listOf(second, "cook-lover0"),
        "who did nothing keeps the list while nothing is new to offer");
  }

  @Test
  void theModelIsFittedAnewWhenPeopleDealWithMuchThatItDoesNotKnow() {
    SmallPlatform platform = SmallPlatform.twoTastes();
    platform.content("hit", "of its own", "2026-01-01 00:00:00");
    platform.after(1, platform.run());
    SmallPlatform few = platform.again();
    for (int user = 0; user < 40; user++) {
      platform.viewed(-1, "cook-lover" + 2 * (user % 30), "cook" + user / 4);
      platform.viewed(-1, "code-lover" + (2 * (user % 30) + 1), "code" + user / 4);
    }
    for (int user = 0; user < 20; user++) {
      platform.viewed(-1, "cook-lover" + 2 * user, "hit");
    }
    assertEquals(100, platform.tonight(ContentDays.TABLE).distinct().count());
    assertTrue(rests(platform), "20 % of 100 are not too much");
    platform.viewed(-1, "cook-lover40", "unheard-of");
    assertTrue(
        platform
            .run()
            .notes()
            .contains(
                "the model of recommendations is fitted: 21 % of what users dealt with tonight is"
                    + " new since the last fit"),
        () -> platform.run().notes().toString());
    for (int pair = 0; pair < 99; pair++) {
      few.viewed(-1, "cook-lover" + 2 * (pair % 30), "unheard-of" + pair / 30);
    }
    assertTrue(rests(few), "99 pairs are too few");
    few.viewed(-1, "code-lover1", "unheard-of");
    assertFalse(rests(few));
  }

  private static boolean rests(SmallPlatform platform) {
    return platform.run().notes().toString().contains("rest on recommend@2026-11-01");
  }

  @Test
  void theModelIsFittedAnewWhenItIsOld() {
    SmallPlatform platform = SmallPlatform.twoTastes();
    platform.after(7, platform.run());
    Outputs outputs = platform.run();
    assertEquals("recommend@2026-11-08", model(outputs));
    assertTrue(outputs.notes().toString().contains("the last fit was 7 nights ago"));
  }

  @Test
  void whereThereIsNothingToOfferOrNobodyToOfferItToTheNightEndsWell() {
    SmallPlatform empty = new SmallPlatform();
    assertTrue(empty.run().notes().toString().contains("there is nothing to offer"));
    SmallPlatform nobody = new SmallPlatform();
    nobody.content("cook0", "cooking", "2026-01-01 00:00:00");
    assertEquals(0, lists(nobody.run()).size());
    SmallPlatform one = new SmallPlatform();
    one.content("cook0", "cooking", "2026-01-01 00:00:00");
    one.viewed(0, "ann", "cook0");
    assertEquals(0, lists(one.run()).size());
    SmallPlatform unpublished = new SmallPlatform();
    unpublished.content("cook0", "cooking", "2027-01-01 00:00:00");
    unpublished.content("cook1", "cooking", "2027-01-01 00:00:00");
    unpublished.viewed(0, "ann", "cook0");
    assertEquals(0, lists(unpublished.run()).size());
  }

  @Test
  void whoIsAloneIsOfferedWhatIsThereAndTheReceiptSaysWhatCouldNotBeExamined() {
    SmallPlatform platform = new SmallPlatform();
    platform.content("cook0", "cooking", "2026-01-01 00:00:00");
    platform.content("cook1", "cooking", "2026-01-01 00:00:00");
    platform.viewed(0, "ann", "cook0");
    Outputs outputs = platform.run();
    assertEquals(List.of("cook1"), listOf(outputs, "ann"));
    assertTrue(
        outputs.notes().toString().contains("popularity is used"), outputs.notes()::toString);
    assertFalse(lists(outputs).toString().contains("NaN"));
  }
}
