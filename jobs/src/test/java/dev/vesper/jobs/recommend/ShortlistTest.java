package dev.vesper.jobs.recommend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vesper.jobs.factor.Ties;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ShortlistTest {
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
  void whatIsExploredStandsAtEvenlySpreadPlaces() {
    List<Integer> list = List.of(1, 2, 3, 4, 5, 6);
    assertEquals(List.of(1, 2, 9, 3, 4, 8), Shortlist.mixed(list, inOrder(9, 8), 6));
    assertEquals(list, Shortlist.mixed(list, Set.of(), 6));
    assertEquals(List.of(1, 9), Shortlist.mixed(List.of(1), inOrder(9), 6));
    assertEquals(List.of(9, 8), Shortlist.mixed(List.of(), inOrder(9, 8), 6));
  }
}
