package dev.vesper.jobs.recommend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.jobs.community.Memberships;
import dev.vesper.jobs.ingest.Contents;
import dev.vesper.jobs.taste.Affinities;
import dev.vesper.pipeline.SparkForTests;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may be offered what, by age and by rule. */
final class OffersTest {
  private static final String NEW = "code-new";

  /** Two tastes on the night after a fit. */
  private static SmallPlatform fitted;

  @BeforeAll
  static void fit() {
    fitted = SmallPlatform.twoTastes();
    fitted.after(1, fitted.run());
  }

  private static List<Row> rows(Outputs outputs, Table table) {
    return SmallPlatform.dataset(table, outputs.rows().get(table)).collectAsList();
  }

  private static String at(Row row, Field field) {
    return row.getAs(field.name());
  }

  private static List<Row> of(Outputs outputs, String content) {
    return rows(outputs, Recommendations.TABLE).stream()
        .filter(row -> at(row, Recommendations.CONTENT_ID).equals(content))
        .toList();
  }

  private static Set<String> whoGets(Outputs outputs, String content) {
    return of(outputs, content).stream()
        .map(row -> at(row, Recommendations.USER_ID))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> similar(Outputs outputs) {
    return rows(outputs, SimilarContents.TABLE).stream()
        .map(row -> at(row, SimilarContents.SIMILAR_CONTENT_ID))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Something new that all who like to program are alike to, for who is 18. */
  private static SmallPlatform withSomethingForGrownUps() {
    SmallPlatform platform = fitted.again();
    platform.content(
        Map.of(
            Contents.CONTENT_ID,
            NEW,
            Contents.TITLE,
            "more python programming",
            Contents.LEAST_AGE,
            18));
    return platform;
  }

  @Test
  void whatIsForAnAgeIsOfferedToThoseWhoHaveSurelyReachedIt() {
    SmallPlatform platform = withSomethingForGrownUps();
    platform.born("code-lover1", 2007);
    platform.born("code-lover3", 2008);
    platform.born("code-lover5", 0);
    platform.born("code-lover7", 1960);
    assertEquals(Set.of("code-lover1", "code-lover7"), whoGets(platform.run(), NEW));
  }

  @Test
  void whatIsForAnAgeIsPinnedForThoseAloneWhoHaveSurelyReachedIt() {
    SmallPlatform platform = withSomethingForGrownUps();
    platform.born("code-lover1", 2007);
    platform.born("cook-lover2", 2007);
    platform.born("cook-lover4", 2008);
    platform.rule(new OfferRule.Pin(1), NEW);
    assertEquals(Set.of("code-lover1", "cook-lover2"), whoGets(platform.run(), NEW));
  }

  @Test
  void whereNobodysAgeIsKnownOnlyWhatIsForEverybodyIsOffered() {
    SmallPlatform platform = withSomethingForGrownUps();
    platform.content(
        Map.of(
            Contents.CONTENT_ID, "for-all",
            Contents.TITLE, "python programming once more",
            Contents.LEAST_AGE, 0));
    Outputs outputs = platform.run();
    assertTrue(
        outputs.notes().toString().contains("without dimensions.users no age is known"),
        outputs.notes()::toString);
    assertEquals(Set.of(), whoGets(outputs, NEW));
    assertNotEquals(Set.of(), whoGets(outputs, "for-all"));
    assertFalse(similar(outputs).contains(NEW), "beside what is for everybody it is not told");
    assertTrue(similar(outputs).contains("for-all"));
  }

  @Test
  void aPinStandsAtItsPlaceOfEveryListWhoseOwnerDoesNotHaveIt() {
    SmallPlatform platform = fitted.again();
    Set<String> have = new TreeSet<>();
    for (Row row : platform.tonight(Affinities.TABLE).collectAsList()) {
      if (row.toString().contains("cook3")) {
        have.add(at(row, Recommendations.USER_ID));
      }
    }
    platform.user("somebody");
    platform.rule(new OfferRule.Pin(2), "cook3");
    platform.rule(new OfferRule.Boost(1e9), "cook3");
    Outputs outputs = platform.run();
    Set<String> all =
        rows(outputs, Recommendations.TABLE).stream()
            .map(row -> at(row, Recommendations.USER_ID))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(61, all.size());
    all.removeAll(have);
    assertEquals(all, whoGets(outputs, "cook3"));
    for (Row row : of(outputs, "cook3")) {
      assertEquals(2, rank(row));
      assertEquals("pinned", at(row, Recommendations.SOURCE));
      assertEquals("pinned", at(row, Recommendations.REASON));
    }
  }

  @Test
  void whatIsBlockedIsNowhereThoughItIsPinnedAndBoosted() {
    SmallPlatform platform = fitted.again();
    platform.rule(new OfferRule.Pin(1), "cook3");
    platform.rule(new OfferRule.Boost(100), "cook3");
    platform.rule(new OfferRule.Block(), "cook3");
    Outputs outputs = platform.run();
    assertEquals(Set.of(), whoGets(outputs, "cook3"));
    assertFalse(similar(outputs).contains("cook3"));
    assertEquals(19.0, outputs.metrics().get("contents_offered"));
  }

  @Test
  void whatIsForACommunityIsOfferedToItsMembersOfTheNightAlone() {
    SmallPlatform platform = fitted.again();
    platform.content(Map.of(Contents.CONTENT_ID, NEW, Contents.TITLE, "more python programming"));
    platform.joined("code-lover1", "g1", true);
    platform.joined("code-lover3", "g1", false);
    platform.joined("code-lover5", "g2", true);
    platform.joined("code-lover7", "g3", true);
    platform.joined("cook-lover2", "g1", true);
    platform.rule(new OfferRule.OnlyIn(List.of("g1", "g2")), NEW);
    platform.rule(new OfferRule.OnlyIn(List.of("g1", "g9")), "cook3");
    platform.rule(new OfferRule.Pin(1), NEW);
    Outputs outputs = platform.run();
    assertEquals(
        List.of("nobody is a member of the community g9 that recommendations.rules name"),
        outputs.notes().stream().filter(note -> note.contains("community")).toList());
    assertEquals(Set.of("code-lover1", "code-lover5", "cook-lover2"), whoGets(outputs, NEW));
    assertFalse(similar(outputs).contains(NEW));
  }

  @Test
  void aContentIsPushedOnlyInCommunitiesThatItIsFor() {
    Traits[] contents = {Traits.none("closed"), Traits.none("open")};
    OfferRule rule =
        new OfferRule(
            "it",
            new OfferRule.Reach(List.of("closed"), List.of(), List.of(), List.of()),
            new OfferRule.OnlyIn(List.of("g1")),
            new OfferRule.Period(OfferRule.Period.EVER, OfferRule.Period.NEVER));
    Conditions conditions = Conditions.of(List.of(contents), List.of(rule), SmallPlatform.NIGHT);
    StructType schema =
        new StructType()
            .add(Memberships.COMMUNITY_ID.name(), DataTypes.StringType)
            .add(Recommendations.CONTENT_ID.name(), DataTypes.StringType);
    List<Row> pairs =
        List.of(
            RowFactory.create("g1", "closed"),
            RowFactory.create("g1", "open"),
            RowFactory.create("g2", "closed"),
            RowFactory.create("g2", "open"));
    assertEquals(
        List.of(pairs.get(0), pairs.get(1), pairs.get(3)),
        SparkForTests.session()
            .createDataFrame(pairs, schema)
            .where(
                conditions.isOpenIn(
                    Memberships.COMMUNITY_ID.col(),
                    Recommendations.CONTENT_ID.col(),
                    Catalogue.of(List.of("closed", "open"))))
            .collectAsList());
  }

  @Test
  void aBoostMovesWhatStandsWhereAndNoChance() {
    Outputs usual = fitted.again().run();
    SmallPlatform platform = fitted.again();
    platform.rule(new OfferRule.Boost(1e9), "cook3");
    Outputs boosted = platform.run();
    assertTrue(of(usual, "cook3").stream().anyMatch(row -> rank(row) > 1));
    assertTrue(of(boosted, "cook3").stream().allMatch(row -> rank(row) == 1));
    assertTrue(whoGets(boosted, "cook3").containsAll(whoGets(usual, "cook3")));
    assertTrue(whoGets(boosted, "cook3").contains("code-lover1"));
    Map<List<String>, Double> chances = chances(usual);
    Map<List<String>, Double> then = chances(boosted);
    then.keySet().retainAll(chances.keySet());
    assertTrue(then.size() > 200, "places of both: " + then.size());
    chances.keySet().retainAll(then.keySet());
    assertEquals(chances, then);
    platform.rule(new OfferRule.Boost(1e-18), "cook3");
    assertTrue(of(platform.run(), "cook3").stream().noneMatch(row -> rank(row) == 1), "moved down");
  }

  private static int rank(Row row) {
    return row.getAs(Recommendations.RANK.name());
  }

  private static Map<List<String>, Double> chances(Outputs outputs) {
    Map<List<String>, Double> chances = new HashMap<>();
    for (Row row : rows(outputs, Recommendations.TABLE)) {
      chances.put(
          List.of(at(row, Recommendations.USER_ID), at(row, Recommendations.CONTENT_ID)),
          row.getAs(Recommendations.SCORE.name()));
    }
    return chances;
  }

  @Test
  void aRuleThatHitsNoContentIsTold() {
    SmallPlatform platform = fitted.again();
    platform.rule(new OfferRule.Pin(2), "cook33");
    platform.rule(new OfferRule.Boost(2), "cook3");
    List<String> notes = platform.run().notes();
    assertTrue(
        notes.contains("the rule pin0 of recommendations.rules hits no content"), notes::toString);
    assertFalse(notes.toString().contains("boost1"), notes::toString);
  }

  @Test
  void whatFewHaveIsNotSaidToBePopularWhereNothingElseIsLeft() {
    SmallPlatform platform = fitted.again();
    platform.user("somebody");
    platform.content(Map.of(Contents.CONTENT_ID, NEW, Contents.TITLE, "of its own"));
    String[] known = new String[19];
    for (int each = 0; each < known.length; each++) {
      known[each] = (each % 2 == 0 ? "cook" : "code") + each / 2;
    }
    platform.rule(new OfferRule.Block(), known);
    Map<String, String> reasons = new HashMap<>();
    for (Row row : rows(platform.run(), Recommendations.TABLE)) {
      if (at(row, Recommendations.USER_ID).equals("somebody")) {
        reasons.put(at(row, Recommendations.CONTENT_ID), at(row, Recommendations.REASON));
      }
    }
    assertEquals(Map.of("code9", "popular", NEW, "unseen"), reasons);
  }

  @Test
  void contentsOfOneAuthorAreAlike() {
    SmallPlatform platform = fitted.again();
    for (String id : List.of("x", "y", "z")) {
      platform.content(
          Map.of(
              Contents.CONTENT_ID,
              id,
              Contents.TITLE,
              "title" + id,
              Contents.AUTHOR,
              id.equals("z") ? "Wu" : "Li Na"));
    }
    List<String> besideX =
        rows(platform.run(), SimilarContents.TABLE).stream()
            .filter(row -> at(row, SimilarContents.CONTENT_ID).equals("x"))
            .map(row -> at(row, SimilarContents.SIMILAR_CONTENT_ID))
            .toList();
    assertEquals(List.of("y"), besideX);
  }
}
