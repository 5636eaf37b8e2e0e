package dev.vesper.jobs.recommend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.jobs.factor.Factors;
import dev.vesper.jobs.factor.Ties;
import dev.vesper.jobs.similar.Neighbours;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Lists of one person who has nothing yet, of contents that are the better the lower the number.
 */
final class CompositionTest {
  private static final LocalDate NIGHT = LocalDate.of(2026, 11, 1);
  private static final float[] NOTHING = {};

  private static List<String> ids(int count) {
    return IntStream.range(0, count).mapToObj("c%03d"::formatted).toList();
  }

  /** Lists of five places, two of a topic, one of them new, chosen from 20 candidates. */
  private static Listing.Task task(List<List<Integer>> topics, List<OfferRule> rules) {
    int count = topics.size();
    BitSet all = new BitSet();
    all.set(0, count);
    List<Traits> traits = ids(count).stream().map(Traits::none).toList();
    Model model =
        new Model(
            Factors.zeros(count, 2),
            SmallPlatform.params().recipe().objective(),
            Neighbours.none(count),
            new Popularity(new int[count], 0),
            Neighbours.none(count),
            Neighbours.none(count),
            Circles.none());
    return new Listing.Task(
        "m",
        model,
        new Fitted.Numbers(
            Recipe.USUAL, SmallPlatform.params().taste(), Blend.POPULAR, List.of(), Welcome.USUAL),
        Catalogue.of(ids(count)),
        new Offers(all, topics, Conditions.of(traits, rules, NIGHT)),
        NIGHT,
        20,
        5,
        2,
        1);
  }

  private static OfferRule pin(int place, String... contents) {
    return new OfferRule(
        "pin" + place,
        new OfferRule.Reach(List.of(contents), List.of(), List.of(), List.of()),
        new OfferRule.Pin(place),
        new OfferRule.Period(NIGHT, NIGHT));
  }

  private static List<Composition.Place> places(Listing.Task task, float[] alike) {
    Ties.Builder had = new Ties.Builder();
    had.endOfPerson();
    int count = task.catalogue().count();
    float[] order = new float[count];
    for (int content = 0; content < count; content++) {
      order[content] = -content;
    }
    return new Composition(task, had.build(), 0, order, task.offers()::isOffered).places(alike);
  }

  private static List<Integer> list(Listing.Task task, float[] alike) {
    return places(task, alike).stream()
        .filter(Composition.Place::isListed)
        .map(Composition.Place::content)
        .toList();
  }

  private static List<List<Integer>> topics(int first, Integer... others) {
    List<List<Integer>> topics = new ArrayList<>(Collections.nCopies(first, List.of(7)));
    Arrays.stream(others).forEach(topic -> topics.add(List.of(topic)));
    return topics;
  }

  @Test
  void aTopicThatIsFullWaitsForAsLongAsAnythingElseIsLeft() {
    List<List<Integer>> topics =
        List.of(List.of(7), List.of(7, 8), List.of(7), List.of(8), List.of(), List.of(9));
    assertEquals(List.of(0, 1, 3, 4, 5), list(task(topics, List.of()), NOTHING));
  }

  @Test
  void aTopicThatFillsAllFirstCandidatesKeepsToItsPlacesWhileAnythingElseIsLeft() {
    assertEquals(
        List.of(0, 1, 100, 101, 103),
        list(task(topics(100, 8, 8, 8, 9, 9, 9), List.of()), NOTHING));
    List<List<Integer>> secondIsLargeToo =
        topics(100, Collections.nCopies(50, 8).toArray(Integer[]::new));
    secondIsLargeToo.add(List.of(9));
    assertEquals(
        List.of(0, 1, 100, 101, 150),
        list(task(secondIsLargeToo, List.of()), NOTHING),
        "the other topic fills all that is looked at next");
  }

  @Test
  void whereNothingElseIsLeftAFullTopicHasTheRest() {
    assertEquals(List.of(0, 1, 100, 2, 3), list(task(topics(100, 8), List.of()), NOTHING));
    assertEquals(List.of(0, 1, 2, 3, 4), list(task(topics(100), List.of()), NOTHING));
    assertEquals(List.of(0), list(task(topics(1), List.of()), NOTHING));
    assertEquals(List.of(), list(task(List.of(), List.of()), NOTHING));
  }

  @Test
  void whatIsPinnedStandsAtItsPlaceAndCountsAmongItsTopic() {
    List<List<Integer>> topics = topics(10, 8, 8, 9, 9);
    assertEquals(List.of(0, 10, 5, 11, 12), list(task(topics, List.of(pin(3, "c005"))), NOTHING));
    assertEquals(
        List.of(0, 10, 11, 12, 4),
        list(task(topics, List.of(pin(5, "c006", "c004"))), NOTHING),
        "of several the best");
    List<Composition.Place> places = places(task(topics, List.of(pin(1, "c013"))), NOTHING);
    Composition.Place first = places.get(0);
    assertEquals(13, first.content());
    assertEquals(Composition.Kind.PINNED, first.kind());
    assertTrue(first.isListed());
    assertEquals(1, places.stream().filter(place -> place.content() == 13).count());
  }

  @Test
  void aPlaceThatIsTakenGivesWayToTheNextAndThenToTheLastBefore() {
    List<List<Integer>> topics = new ArrayList<>(Collections.nCopies(10, List.of()));
    List<OfferRule> rules = List.of(pin(4, "c007"), pin(4, "c008"), pin(4, "c009"), pin(4, "c007"));
    assertEquals(List.of(0, 1, 9, 7, 8), list(task(topics, rules), NOTHING));
    List<OfferRule> tooMany =
        List.of(
            pin(1, "c004"),
            pin(1, "c005"),
            pin(1, "c006"),
            pin(1, "c007"),
            pin(1, "c008"),
            pin(1, "c009"));
    assertEquals(List.of(4, 5, 6, 7, 8), list(task(topics, tooMany), NOTHING));
    assertEquals(
        List.of(0, 1),
        list(task(topics.subList(0, 2), List.of(pin(5, "c001"))), NOTHING),
        "a shorter list ends with it");
  }

  @Test
  void whatIsNewHasItsPlaceBesideWhatIsPinned() {
    List<List<Integer>> topics = new ArrayList<>(Collections.nCopies(10, List.of()));
    float[] alike = new float[10];
    alike[8] = 1;
    alike[9] = 2;
    assertEquals(List.of(0, 1, 2, 3, 9), list(task(topics, List.of()), alike));
    assertEquals(List.of(9, 0, 1, 2, 8), list(task(topics, List.of(pin(1, "c009"))), alike));
    assertTrue(
        places(task(topics, List.of()), alike).stream()
            .anyMatch(place -> place.kind() == Composition.Kind.EXPLORED && place.rank() == 5));
  }
}
