package dev.vesper.jobs.recommend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.jobs.factor.Objective;
import dev.vesper.jobs.similar.Ease;
import dev.vesper.jobs.similar.Neighbours;
import dev.vesper.pipeline.SparkForTests;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** New people whose circles a test planted, some of which say what they want and some nothing. */
final class WelcomingTest {
  private static final Offers EVERYTHING = Offers.everything(PlantedCircles.CONTENTS);
  private static final PlantedCircles PLANTED = new PlantedCircles(11);
  private static JavaRDD<People> known;
  private static NewPeople newPeople;
  private static Model model;

  @BeforeAll
  static void learn() {
    known = PLANTED.known();
    Model learnt =
        Learning.from(known.map(People::had), Neighbours.none(PlantedCircles.CONTENTS), 5_000)
            .model(
                new Recipe(Engine.VESPER, new Ease(50, 0.7), 8, new Objective(4, 0.04, 0.3), 6), 1);
    Circles circles =
        CircleCounts.of(known, PlantedCircles.NAMES, learnt.popularity(), SparkForTests.session());
    model = learnt.with(circles);
    newPeople =
        new NewPeople(
            new Gathering(Catalogue.of(List.of()), PlantedCircles.NAMES, 1),
            PLANTED.newPeople(),
            SomePeople.of(List.of(), List.of(), 1));
  }

  private static Welcoming welcoming() {
    return new Welcoming(model, EVERYTHING, SmallPlatform.params());
  }

  @Test
  void theCirclesThatSayWhatPeopleWantAreChosenAndThoseThatSayNothingAreNot() {
    Welcoming welcoming = welcoming();
    CircleWeights chosen = welcoming.circles(newPeople);
    assertTrue(chosen.occupation() > 0, chosen::toString);
    assertEquals(0, chosen.channel(), "the channel is drawn by chance");
    assertEquals(0, chosen.community(), "communities are drawn by chance, and here it is known");
    assertEquals(0, chosen.region(), "nobody lives anywhere");

    List<Marked> marks = welcoming.marks(chosen);
    assertEquals(
        List.of("popularity", "circles"), marks.stream().map(each -> each.method()).toList());
    assertTrue(marks.get(1).isChosen() && !marks.get(0).isChosen());
    double popular = marks.get(0).examined().marks().mean().gain();
    double circles = marks.get(1).examined().marks().mean().gain();
    assertTrue(circles > 1.5 * popular, circles + " and " + popular);
    assertTrue(circles >= 0.9 * PLANTED.gainOfTheTruth(5), circles + " of the truth");
  }

  @Test
  void nineOfTheFirstTenAreOfTheTasteOfTheCircle() {
    CircleWeights weights = new CircleWeights(0, 0, 1, 0, 0);
    int liked = 0;
    int popular = 0;
    int places = 0;
    for (People some : newPeople.there().collect()) {
      Scorer scorer = new Scorer(model, some);
      float[] scores = new float[scorer.count()];
      for (int person = 0; person < some.ids().size(); person++) {
        scorer.score(person);
        scorer.by(new Way(Blend.POPULAR, weights, 0), scores);
        int id = Integer.parseInt(some.ids().get(person));
        liked += PLANTED.liked(id, Shortlist.of(scores, some.had(), person, any -> true, 10));
        scorer.by(Way.of(Blend.POPULAR), scores);
        popular += PLANTED.liked(id, Shortlist.of(scores, some.had(), person, any -> true, 10));
        places += 10;
      }
    }
    assertTrue(liked >= 0.9 * places, liked + " of " + places);
    assertTrue(popular < 0.6 * places, popular + " of " + places);
  }

  @Test
  void withFewerThanThirtyNewPeopleNothingIsTold() {
    for (int people : new int[] {29, 30}) {
      Welcoming welcoming = welcoming();
      assertEquals(CircleWeights.USUAL, welcoming.circles(first(people)));
      assertEquals(people < 30, welcoming.marks(CircleWeights.USUAL).isEmpty());
      assertEquals(
          people < 30,
          welcoming.notes().toString().contains("too few to tell by"),
          "a note says so");
    }
  }

  @Test
  void aKindOfCircleIsAskedOnlyWhereTwoHundredBelongToIt() {
    assertEquals(CircleWeights.USUAL, welcoming().circles(first(199)));
    assertEquals(0, welcoming().circles(newPeople).region(), "nobody lives anywhere");
    assertTrue(welcoming().circles(newPeople).occupation() > 0);
  }

  private static NewPeople first(int people) {
    return new NewPeople(newPeople.gathering(), PLANTED.first(people), newPeople.since());
  }

  @Test
  void chancesOfNewPeopleComeTrueAmongThoseWhoDidNotTeachThem() {
    Way way = new Way(Blend.POPULAR, new CircleWeights(0, 0, 1, 0, 0), 0);
    List<Outcome> all =
        new Watching(way, About.NEW_PEOPLE, EVERYTHING, 20, 10_000).of(newPeople.there(), model);
    List<Outcome> taught = all.subList(0, all.size() / 2);
    List<Outcome> others = all.subList(all.size() / 2, all.size());
    Chances chances = Chances.of(taught).orElseThrow();
    double expected = 0;
    double came = 0;
    for (Outcome each : others) {
      expected += chances.chance(chances.likelihood(each.score(), each.activity()));
      came += each.taken() ? 1 : 0;
    }
    assertTrue(came > 500, came + " came true");
    assertEquals(came / others.size(), expected / others.size(), 0.02);
    assertEquals(
        List.of(),
        new Watching(way, About.KNOWN_PEOPLE, EVERYTHING, 20, 10_000).of(newPeople.there(), model));
  }

  @Test
  void circlesHelpThoseWhoBeginAndMisleadThoseWhoDoNotBelong() {
    Blend few = Blend.NEIGHBOURS;
    double alone = alone(PLANTED.beginners(), few);
    double said = faded(PLANTED.beginners(), few, new CircleWeights(0, 0, 1, 0, 0), 0);
    assertTrue(said > 1.02 * alone, said + ", and " + alone + " without");
    Blend much = new Blend(1, 1.5, 1, 0.3, 0);
    double knew = alone(PLANTED.strangers(), much);
    double misled = faded(PLANTED.strangers(), much, new CircleWeights(0, 0, 1, 0, 0), 2);
    assertTrue(misled < knew, misled + ", and " + knew + " without");
    assertEquals(
        List.of(), welcoming().faded(PLANTED.beginners(), Blend.NEIGHBOURS, CircleWeights.NONE));
  }

  private static double alone(JavaRDD<People> people, Blend blend) {
    return new Examination(List.of(blend), EVERYTHING, List.of(5), 10_000)
        .of(people, model)
        .get(0)
        .gain();
  }

  /** The gain where circles fade, slower with each number. */
  private static double faded(
      JavaRDD<People> people, Blend blend, CircleWeights weights, int slowness) {
    return welcoming().faded(people, blend, weights).get(slowness).gain();
  }

  @Test
  void thePartOfCirclesFallsWithWhatIsKnownAndIsWholeWhereNothingIs() {
    Way fading = new Way(Blend.NEIGHBOURS, CircleWeights.USUAL, 3);
    assertEquals(1, fading.circlesPart(0));
    assertEquals(0.75, fading.circlesPart(1));
    assertEquals(0.5, fading.circlesPart(3));
    Way sudden = new Way(Blend.NEIGHBOURS, CircleWeights.USUAL, 0);
    assertEquals(1, sudden.circlesPart(0));
    assertEquals(0, sudden.circlesPart(1));
  }
}
