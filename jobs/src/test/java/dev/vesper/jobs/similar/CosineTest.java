package dev.vesper.jobs.similar;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vesper.jobs.factor.Ties;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CosineTest {
  /** Two blocks: ann has 0 and 1, bob 0 and 1, cat 0, dan 1 and 2. */
  private static final List<Ties> PEOPLE =
      List.of(
          PeopleOf.contents(new int[] {0, 1}, new int[] {0, 1}),
          PeopleOf.contents(new int[] {0}, new int[] {1, 2}));

  @Test
  void twoContentsAreAsAlikeAsTheShareOfTheirPeopleWhoHaveBoth() {
    Neighbours alike = new Cosine(0, 10).weights(PEOPLE, 4, 1);
    assertEquals(2.0 / 3, alike.weight(0, 1), 1e-6);
    assertEquals(2.0 / 3, alike.weight(1, 0), 1e-6);
    assertEquals(1 / Math.sqrt(3), alike.weight(2, 1), 1e-6);
    assertEquals(0, alike.weight(0, 2));
    assertEquals(0, alike.weight(0, 0));
    assertEquals(0, alike.contents(3).length);
  }

  @Test
  void fewPeopleOfBothSayLess() {
    Neighbours alike = new Cosine(6, 10).weights(PEOPLE, 4, 1);
    assertEquals(2.0 / 3 * 2 / (2 + 6), alike.weight(0, 1), 1e-6);
    assertEquals(1 / Math.sqrt(3) / 7, alike.weight(2, 1), 1e-6);
  }

  @Test
  void onlyTheMostAlikeAreKeptAndOfEqualOnesTheLowerNumber() {
    assertArrayEquals(new int[] {0}, new Cosine(0, 1).weights(PEOPLE, 4, 1).contents(1));
    List<Ties> equal = List.of(PeopleOf.contents(new int[] {0, 1, 2}));
    assertArrayEquals(new int[] {0}, new Cosine(0, 1).weights(equal, 3, 1).contents(2));
  }

  @Test
  void ofFewerPeopleWhoHaveBothThanWantedNothingIsTold() {
    Neighbours alike = new Cosine(0, 10).weights(PEOPLE, 4, 2);
    assertArrayEquals(new int[] {1}, alike.contents(0));
    assertEquals(0, alike.contents(2).length);
    assertEquals(0, new Cosine(0, 10).weights(PEOPLE, 4, 3).contents(0).length);
  }

  @Test
  void whoHasThousandsSaysNothingOfWhatGoesTogether() {
    int[] most = IntStream.range(0, 5_000).toArray();
    int[] more = IntStream.range(0, 5_001).toArray();
    Cosine cosine = new Cosine(0, 1);
    assertEquals(1, cosine.weights(List.of(PeopleOf.contents(most)), 5_001, 1).contents(0).length);
    assertEquals(0, cosine.weights(List.of(PeopleOf.contents(more)), 5_001, 1).contents(0).length);
    assertEquals(0, cosine.weights(List.of(), 0, 1).count());
  }
}
