package dev.vesper.jobs.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Equal histories are counted, and close ones grouped where there are too many. */
final class CountedHistoriesTest {
  private static final PurchaseHistory ONCE = new PurchaseHistory(0, 0, 40);
  private static final PurchaseHistory TWICE = new PurchaseHistory(1, 13, 40);

  @Test
  void equalHistoriesAreOneAndInOrder() {
    CountedHistories counted =
        CountedHistories.of(
            List.of(
                new CountedHistory(TWICE, 2),
                new CountedHistory(ONCE, 3),
                new CountedHistory(TWICE, 5)));
    assertEquals(
        List.of(new CountedHistory(ONCE, 3), new CountedHistory(TWICE, 7)), counted.histories());
    assertEquals(10, counted.customers());
    assertEquals(7, counted.repeatBuyers());
    assertEquals(7, counted.repeats());
    assertEquals(400, counted.ages());
  }

  @Test
  void historiesOfOneWeekBecomeTheirMean() {
    CountedHistories counted =
        CountedHistories.of(
            List.of(
                new CountedHistory(new PurchaseHistory(1, 7, 35), 1),
                new CountedHistory(new PurchaseHistory(1, 13, 41), 3),
                new CountedHistory(new PurchaseHistory(1, 14, 41), 1),
                new CountedHistory(new PurchaseHistory(1, 13, 42), 1),
                new CountedHistory(new PurchaseHistory(2, 13, 41), 1)));
    CountedHistory mean = new CountedHistory(new PurchaseHistory(1, 11.5, 39.5), 4);
    assertEquals(4, counted.grouped(7).distinct());
    assertEquals(mean, counted.grouped(7).histories().get(0));
    assertEquals(counted.customers(), counted.grouped(7).customers());
    assertEquals(counted.ages(), counted.grouped(7).ages());
  }

  @Test
  void asManyAsAllowedAreNotGroupedAndOneMoreAre() {
    CountedHistories counted =
        CountedHistories.ofEach(
            List.of(new PurchaseHistory(0, 0, 36), new PurchaseHistory(0, 0, 40)));
    assertSame(counted, counted.atMost(2, 7));
    assertEquals(
        List.of(new CountedHistory(new PurchaseHistory(0, 0, 38), 2)),
        counted.atMost(1, 7).histories());
  }

  @Test
  void nobodyIsNobody() {
    CountedHistories nobody = CountedHistories.of(List.of());
    assertEquals(0, nobody.customers());
    assertEquals(0, nobody.repeatBuyers());
    assertEquals(0, nobody.grouped(7).distinct());
    assertEquals(0, nobody.logLikelihood(new BgNbd(1, 1, 1, 1)));
  }

  @Test
  void whatCannotHaveHappenedIsNoHistory() {
    assertThrows(IllegalArgumentException.class, () -> new PurchaseHistory(-1, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new PurchaseHistory(1, 2, 1));
    assertThrows(IllegalArgumentException.class, () -> new PurchaseHistory(0, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new PurchaseHistory(1, 1, Double.NaN));
    assertEquals(1, new PurchaseHistory(1, 1, 1).repeats());
  }
}
