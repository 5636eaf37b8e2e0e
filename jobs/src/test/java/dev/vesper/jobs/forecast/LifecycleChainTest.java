package dev.vesper.jobs.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vesper.jobs.growth.LifecycleTransitions;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class LifecycleChainTest {
  private static LifecycleChain chain() {
    LifecycleChain chain = new LifecycleChain();
    for (int fresh : new int[] {3, 5}) {
      chain.add(fresh, LifecycleTransitions.UNKNOWN, "new", fresh);
      chain.add(fresh, "new", "current", 1);
      chain.add(fresh, "new", "away", 3);
      chain.add(fresh, "current", "current", 2);
      chain.add(fresh, "current", "away", fresh - 1);
      chain.add(fresh, "away", "away", 10);
      chain.add(fresh, "away", "lost", 0);
      chain.add(fresh, "lost", "away", 0);
      chain.add(fresh, "lost", "lost", 0);
    }
    return chain;
  }

  @Test
  void sharesArePooledOverNights() {
    LifecycleChain chain = chain();
    assertEquals(0.25, chain.share("new", "current"), 1e-12);
    assertEquals(4.0 / 10, chain.share("current", "current"), 1e-12);
  }

  @Test
  void aStateThatNobodyWasInIsLeftEachWayAlike() {
    assertEquals(0.5, chain().share("lost", "away"), 1e-12);
    assertEquals(0, chain().share("away", "lost"), 1e-12);
  }

  @Test
  void everybodyStaysCountedAndThoseWhoComeAreAdded() {
    LifecycleChain chain = chain();
    Map<String, Double> users =
        chain.everywhere(new TreeMap<>(Map.of("new", 4.0, "current", 10.0, "lost", 2.0)));
    assertEquals("{away=0.0, current=10.0, lost=2.0, new=4.0}", users.toString());
    Map<String, Double> next = chain.next(users);
    assertEquals(3 + 6 + 1, next.get("away"), 1e-12);
    assertEquals(1 + 4, next.get("current"), 1e-12);
    assertEquals(1, next.get("lost"), 1e-12);
    assertEquals(4, next.get("new"), 1e-12);
    Map<String, Double> later = users;
    for (int day = 1; day <= 30; day++) {
      later = chain.next(later);
      double all = later.values().stream().mapToDouble(Double::doubleValue).sum();
      assertEquals(16 + 4 * day, all, 1e-9);
    }
  }

  @Test
  void thoseOfTheFirstNightAreNoNewcomers() {
    LifecycleChain chain = new LifecycleChain();
    chain.add(1, LifecycleTransitions.UNKNOWN, "never_active", 1000);
    chain.add(1, "never_active", "never_active", 0);
    chain.add(1, "never_active", LifecycleTransitions.UNKNOWN, 0);
    chain.add(2, LifecycleTransitions.UNKNOWN, "never_active", 4);
    chain.add(2, "never_active", "never_active", 900);
    chain.add(2, "never_active", LifecycleTransitions.UNKNOWN, 100);
    chain.add(3, LifecycleTransitions.UNKNOWN, "never_active", 6);
    chain.add(3, "never_active", "never_active", 904);
    chain.add(3, "never_active", LifecycleTransitions.UNKNOWN, 0);
    double stay = (900.0 + 904) / (1000 + 904);
    assertEquals(
        910 * stay + 5,
        chain.next(new TreeMap<>(Map.of("never_active", 910.0))).get("never_active"),
        1e-9);
  }
}
