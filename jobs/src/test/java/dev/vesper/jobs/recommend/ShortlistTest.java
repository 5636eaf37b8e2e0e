package dev.vesper.jobs.recommend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vesper.jobs.factor.Ties;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ShortlistTest {
  private static Offers offers(List<List<Integer>> topics) {
    BitSet all = new BitSet();
    all.set(0, topics.size());
    return new Offers(all, topics);
  }

  private static Set<Integer> inOrder(Integer... contents) {
    return new LinkedHashSet<>(List.of(contents));
  }

  @Test
  void theBestAreThoseAllowedThatThePersonDoesNotHave() {
    Ties.Builder had = new Ties.Builder();
    had.tie(1, 1);
    had.tie(4, 1);
    had.endOfPerson();
    float[] scores = {0.1f, 9, 0.5f, 0.5f, 8, 0.7f};
    assertArrayEquals(
        new int[] {2, 3, 0},
        Shortlist.of(scores, had.build(), 0, content -> content != 5, 3).contents());
  }

  @Test
  void aTopicThatIsFullWaitsForAsLongAsAnythingElseIsLeft() {
    Offers offers = offers(List.of(List.of(7), List.of(7, 8), List.of(7), List.of(8), List.of()));
    assertEquals(List.of(0, 1, 3), Shortlist.varied(new int[] {0, 1, 2, 3, 4}, offers, 3, 2));
    assertEquals(List.of(0, 3, 4, 1, 2), Shortlist.varied(new int[] {0, 1, 2, 3, 4}, offers, 5, 1));
  }

  @Test
  void whatIsExploredStandsAtEvenlySpreadPlaces() {
    List<Integer> list = List.of(1, 2, 3, 4, 5, 6);
    assertEquals(List.of(1, 2, 9, 3, 4, 8), Shortlist.mixed(list, inOrder(9, 8), 6));
    assertEquals(list, Shortlist.mixed(list, Set.of(), 6));
    assertEquals(List.of(1, 9), Shortlist.mixed(List.of(1), inOrder(9), 6));
    assertEquals(List.of(9, 8), Shortlist.mixed(List.of(), inOrder(9, 8), 6));
  }
}
