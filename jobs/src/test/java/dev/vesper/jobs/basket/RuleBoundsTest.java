package dev.vesper.jobs.basket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

final class RuleBoundsTest {
  private static long least(double support, long baskets) {
    return new RuleBounds(support, 1, 0, 1, 1).leastCount(baskets, 0);
  }

  @Test
  void theLeastCountIsTheFirstThatReachesTheShare() {
    assertEquals(99, least(0.01, 9_835), "98 are less than a hundredth of 9,835");
    assertEquals(7, least(0.07, 100), "0.07 times 100 is more than 7 in doubles");
    assertEquals(8, least(0.07, 101));
    assertEquals(1, least(0, 100));
    assertEquals(12, new RuleBounds(0.001, 12, 0, 1, 1).leastCount(9_835, 0), "as many as users");
  }

  @Test
  void aBasketHoldsAsManySetsAsCanBeChosenOutOfIt() {
    RuleBounds three = new RuleBounds(0, 1, 0, 2, 100);
    assertEquals(0, three.choices(0));
    assertEquals(0, three.choices(1));
    assertEquals(1, three.choices(2));
    assertEquals(4, three.choices(3));
    assertEquals(4_950 + 161_700, three.choices(100));
    assertEquals(1_000_000_000_000L, new RuleBounds(0, 1, 0, 5, 1).choices(1_000));
  }

  @Test
  void aRuleNeedsMoreBasketsWhereThereCouldBeTooManySets() {
    RuleBounds bounds = new RuleBounds(0, 10, 0, 2, 100);
    assertEquals(10, bounds.leastCount(50, 1_000));
    assertEquals(11, bounds.leastCount(50, 1_001));
    assertEquals(11, bounds.leastCount(50, 1_100));
    assertEquals(12, bounds.leastCount(50, 1_101));
  }

  @Test
  void partsOfAListAreAllButItselfAndNothing() {
    assertEquals(List.of(), Rules.parts(List.of(7)));
    assertEquals(List.of(List.of(7), List.of(9)), Rules.parts(List.of(7, 9)));
    assertEquals(6, Rules.parts(List.of(1, 2, 3)).size());
  }

  @Test
  void boundsThatMeanNothingAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new RuleBounds(1.1, 1, 0, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new RuleBounds(0, 0, 0, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new RuleBounds(0, 1, Double.NaN, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new RuleBounds(0, 1, 0, 0, 1));
  }
}
