package dev.vesper.jobs.recommend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.jobs.activity.Origin;
import dev.vesper.jobs.taste.ContentDays;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** What somebody is offered of whom nothing is known but the company. */
final class NewPeopleTest {
  private static final LocalDate UNTIL = SmallPlatform.NIGHT.minusDays(10);

  private static List<String> rows(Outputs outputs, Table table) {
    return SmallPlatform.dataset(table, outputs.rows().get(table)).collectAsList().stream()
        .map(Row::toString)
        .sorted()
        .toList();
  }

  private static List<Row> listOf(Outputs outputs, String user) {
    return SmallPlatform.dataset(Recommendations.TABLE, outputs.rows().get(Recommendations.TABLE))
        .where(Recommendations.USER_ID.col().equalTo(user))
        .orderBy(Recommendations.RANK.col())
        .collectAsList();
  }

  private static List<String> contents(Outputs outputs, String user) {
    return listOf(outputs, user).stream()
        .map(row -> row.<String>getAs(Recommendations.CONTENT_ID.name()))
        .toList();
  }

  private static List<String> sources(Outputs outputs, String user) {
    return listOf(outputs, user).stream()
        .map(row -> row.<String>getAs(Recommendations.SOURCE.name()))
        .distinct()
        .toList();
  }

  /** Those who like to cook are of the kitchen; more people program, so that is what is popular. */
  private static SmallPlatform kitchen() {
    SmallPlatform platform = SmallPlatform.twoTastes();
    for (int user = 0; user < 60; user += 2) {
      platform.member("cook-lover" + user, "kitchen", 60);
    }
    for (int user = 0; user < 9; user++) {
      platform.member("cook-lover" + 2 * user, "hut", 60);
    }
    for (int user = 60; user < 100; user++) {
      for (int content = user % 2; content < 10; content += 2) {
        platform.viewed(20, "code-lover" + user, "code" + content);
      }
    }
    return platform;
  }

  @Test
  void aNewMemberIsOfferedWhatPeopleOfTheCommunityHaveAndOthersWhatEverybodyHas() {
    SmallPlatform platform = kitchen();
    platform.member("new-cook", "kitchen", 1);
    platform.member("of-the-hut", "hut", 1);
    platform.user("of-nothing");
    Outputs outputs = platform.run();

    assertTrue(contents(outputs, "new-cook").stream().allMatch(each -> each.startsWith("cook")));
    assertEquals(List.of("community_popular"), sources(outputs, "new-cook"));
    assertTrue(contents(outputs, "of-nothing").stream().allMatch(each -> each.startsWith("code")));
    assertEquals(List.of("popular"), sources(outputs, "of-nothing"));
    assertEquals(
        contents(outputs, "of-nothing"),
        contents(outputs, "of-the-hut"),
        "a community of nine says nothing");
    assertEquals(1, rows(outputs, CircleModels.TABLE).size());
    assertTrue(rows(outputs, CircleModels.TABLE).get(0).contains("community,kitchen,recommend@"));
    assertTrue(
        outputs.notes().toString().contains("new people took something, and 29 are too few"),
        outputs.notes()::toString);
  }

  @Test
  void theModelThatIsReadAgainScoresAsOnTheNightOfItsFit() {
    SmallPlatform platform = kitchen();
    platform.member("new-cook", "kitchen", 1);
    platform.user("of-nothing");
    Outputs fit = platform.run();
    platform.after(0, fit);
    Outputs again = platform.run();

    assertTrue(again.notes().toString().contains("recommendations rest on recommend@2026-11-01"));
    assertEquals(102, rows(fit, Recommendations.TABLE).size() / 5);
    assertTrue(
        listOf(fit, "cook-lover0").get(0).getAs(Recommendations.SCORE.name()) != null,
        "known people have chances to compare");
    for (Table table :
        List.of(
            Recommendations.TABLE,
            ContentAudiences.TABLE,
            CommunityRecommendations.TABLE,
            SimilarContents.TABLE,
            RecommendationModels.TABLE)) {
      assertEquals(rows(fit, table), rows(again, table), table.name());
    }
    assertEquals(List.of(), rows(again, CircleModels.TABLE));
  }

  @Test
  void whoWithdrewConsentChangesNothingOfTheModel() {
    Outputs without = kitchen().run();
    SmallPlatform platform = kitchen();
    platform.viewed(300, "gone", "known-to-nobody-else");
    platform.viewed(2, "gone", "cook1");
    platform.viewed(2, "gone", "code1");
    platform.member("gone", "kitchen", 60);
    platform.member("gone", "hut", 60);
    platform.occupation("gone", "spy");
    platform.withdraws("gone");
    Outputs with = platform.run();
    for (Table table : List.copyOf(without.rows().keySet())) {
      assertEquals(rows(without, table), rows(with, table), table.name());
    }
  }

  @Test
  void circlesAreThoseOfTheDayThatIsAskedFor() {
    SmallPlatform platform = new SmallPlatform();
    platform.member("early", "kitchen", 11);
    platform.member("late", "kitchen", 10);
    platform.origin("early", Origin.CHANNEL, "partner", 10);
    platform.origin("late", Origin.CHANNEL, "partner", 9);
    platform.origin("early", Origin.REGION, "north", 10);
    platform.origin("early", Origin.PLAN, "gold", 20);
    platform.occupation("late", "cook");
    Dataset<Row> listed = TasteRows.listed(platform, SmallPlatform.NIGHT, SmallPlatform.params());
    assertEquals(
        List.of(
            "[early,channel:partner]",
            "[early,community:kitchen]",
            "[early,region:north]",
            "[late,occupation:cook]"),
        circles(platform, CircleRows.asOf(listed, UNTIL)));
    assertEquals(6, circles(platform, CircleRows.asOf(listed, SmallPlatform.NIGHT)).size());
    assertEquals(0, CircleRows.names(CircleRows.of(platform, listed(platform))).count());
  }

  private static Dataset<Row> listed(SmallPlatform platform) {
    return CircleRows.asOf(
        TasteRows.listed(platform, SmallPlatform.NIGHT, SmallPlatform.params()), UNTIL);
  }

  private static List<String> circles(SmallPlatform platform, Dataset<Row> people) {
    return CircleRows.of(platform, people).collectAsList().stream()
        .map(Row::toString)
        .sorted()
        .toList();
  }

  @Test
  void newPeopleAreThoseWhoHadNothingAndCommunitiesCountFromBeforeTheFirstContent() {
    SmallPlatform platform = new SmallPlatform();
    for (String user : List.of("had", "took-later", "took-nothing", "came-later", "on-day-one")) {
      platform.member(user, "kitchen", 9);
    }
    platform.viewed(10, "had", "cook0");
    platform.viewed(5, "had", "cook1");
    platform.viewed(9, "took-later", "cook1");
    platform.viewed(1, "took-later", "cook2");
    platform.firstActive("came-later", 6);
    platform.viewed(5, "came-later", "cook0");
    platform.firstActive("on-day-one", 8);
    platform.viewed(8, "on-day-one", "cook0");
    NewPeople people = split(platform);

    assertEquals(
        List.of("took-later: 2 taken, 0 circles", "took-nothing: 0 taken, 0 circles"),
        told(people.there().collect()));
    assertEquals(
        List.of("came-later: 1 taken, 1 circles", "on-day-one: 1 taken, 0 circles"),
        told(people.since().collect()));
    assertEquals(List.of(), told(split(new SmallPlatform()).all().collect()));
  }

  private static NewPeople split(SmallPlatform platform) {
    Dataset<Row> listed = TasteRows.listed(platform, SmallPlatform.NIGHT, SmallPlatform.params());
    Dataset<Row> days =
        platform.trailing(ContentDays.TABLE).unionByName(platform.tonight(ContentDays.TABLE));
    Gathering gathering =
        new Gathering(
            Catalogue.of(List.of("cook0", "cook1", "cook2")),
            Catalogue.of(List.of("community:kitchen")),
            2);
    return NewPeople.of(platform, listed, days, new NewPeople.Split(UNTIL, gathering));
  }

  private static List<String> told(List<People> blocks) {
    TreeSet<String> told = new TreeSet<>();
    for (People some : blocks) {
      for (int person = 0; person < some.ids().size(); person++) {
        assertEquals(0, some.had().count(person));
        told.add(
            "%s: %d taken, %d circles"
                .formatted(
                    some.ids().get(person),
                    some.taken().count(person),
                    some.circles().count(person)));
      }
    }
    return List.copyOf(told);
  }
}
