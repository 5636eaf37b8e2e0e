package dev.vesper.jobs.recommend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class VarietyTest {
  /** Cooking; cooking and wine; wine; about nothing; about nothing. */
  private static final Offers OFFERS =
      new Offers(
          BitSet.valueOf(new long[] {0b11111}),
          List.of(List.of(1), List.of(1, 2), List.of(2), List.of(), List.of()));

  /** Of seven people one has the first, three have the second, nobody the rest. */
  private static final Popularity PEOPLE = new Popularity(new int[] {1, 3, 0, 0, 0}, 7);

  private static double diversity(Integer... list) {
    Mixture mixture = new Mixture();
    for (int content : list) {
      mixture.add(OFFERS.topics(content));
    }
    return mixture.diversity();
  }

  @Test
  void aListIsMixedAsTwoOfItsPlacesAreAboutDifferentTopics() {
    assertEquals(0, diversity(0));
    assertEquals(0, diversity(0, 0));
    assertEquals(0.5, diversity(0, 2));
    assertEquals(0.5, diversity(1));
    assertEquals(1 - (1.5 * 1.5 + 0.5 * 0.5) / 4, diversity(0, 1));
    assertEquals(0, diversity(3, 4));
    assertEquals(2.0 / 3, diversity(0, 2, 3), 1e-12);
  }

  @Test
  void whatHalfOfAllPeopleHaveIsOneBitRareAndWhatNobodyHasIsNotEndlesslyRare() {
    assertEquals(2, PEOPLE.rarity(0), 1e-12);
    assertEquals(1, PEOPLE.rarity(1), 1e-12);
    assertEquals(3, PEOPLE.rarity(2), 1e-12);
  }

  @Test
  void listsAreAddedUpInAnyOrderAndOnlyTheFirstPlacesCount() {
    Variety one = new Variety();
    one.add(new int[] {0, 2, 3}, 2, OFFERS, PEOPLE);
    Variety other = new Variety();
    other.add(new int[] {1}, 2, OFFERS, PEOPLE);
    other.add(new int[] {}, 2, OFFERS, PEOPLE);
    other.add(one);
    Variety.Figures figures = other.figures(OFFERS);
    assertEquals(new Variety.Figures(2, 3, 5, Optional.of(2.0), Optional.of(0.5)), figures);
    assertEquals(Optional.of(0.6), figures.coverage());
  }

  @Test
  void ofNoListAtAllOnlyTheOffersAreTold() {
    assertEquals(
        new Variety.Figures(0, 0, 5, Optional.empty(), Optional.empty()),
        new Variety().figures(OFFERS));
    assertTrue(new Variety().figures(Offers.everything(0)).coverage().isEmpty());
  }
}
