package dev.vesper.jobs.basket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SetSearchTest {
  private static final int CONTENTS = 8;

  /** A basket of a user: contents as bits. */
  private record Bits(int user, int contents) {
    boolean holds(int set) {
      return (contents & set) == set;
    }
  }

  private static List<Bits> some(long seed) {
    Random random = new Random(seed);
    return IntStream.range(0, 60)
        .mapToObj(each -> new Bits(each / 3, random.nextInt(1 << CONTENTS)))
        .toList();
  }

  private static List<Integer> numbers(int set) {
    return IntStream.range(0, CONTENTS).filter(each -> (set >> each & 1) == 1).boxed().toList();
  }

  /** Every set there is, counted by itself. */
  private static Set<String> counted(List<Bits> baskets, SetSearch.Limits limits) {
    TreeSet<String> all = new TreeSet<>();
    for (int set = 1; set < 1 << CONTENTS; set++) {
      int wanted = set;
      List<Bits> holding = baskets.stream().filter(each -> each.holds(wanted)).toList();
      long users = holding.stream().map(Bits::user).distinct().count();
      int size = Integer.bitCount(set);
      if (size > 1
          && size <= limits.longest()
          && holding.size() >= limits.leastCount()
          && users >= limits.leastUsers()) {
        all.add(numbers(set) + " " + holding.size() + " " + users);
      }
    }
    return all;
  }

  private static List<String> found(List<Bits> baskets, SetSearch.Limits limits) {
    List<String> all = new ArrayList<>();
    for (int content = 1; content < CONTENTS; content++) {
      SetSearch search = new SetSearch(limits);
      int common = content;
      baskets.stream()
          .filter(each -> each.holds(1 << common))
          .forEach(
              each ->
                  search.add("u" + each.user(), numbers(each.contents() & ((1 << common) - 1))));
      search
          .sets(common)
          .forEach(set -> all.add(set.contents() + " " + set.baskets() + " " + set.users()));
    }
    return all;
  }

  @Test
  void theSetsAreThoseThatCountingEachOfThemGives() {
    for (long seed = 1; seed <= 20; seed++) {
      for (int longest : new int[] {2, 3, 8}) {
        SetSearch.Limits limits = new SetSearch.Limits(6 + seed % 3, 5, longest);
        Set<String> counted = counted(some(seed), limits);
        List<String> found = found(some(seed), limits);
        assertFalse(counted.isEmpty());
        assertEquals(counted.size(), found.size());
        assertEquals(counted, new TreeSet<>(found));
      }
    }
  }

  @Test
  void withoutBasketsThereAreNoSets() {
    assertEquals(0, new SetSearch(new SetSearch.Limits(1, 1, 3)).sets(0).count());
  }
}
