package dev.vesper.jobs.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Data that support no fit are refused with a reason, and never with an exception. */
final class RefusedFitTest {
  private static final int LEAST = (int) PurchaseFamily.LEAST_CUSTOMERS;
  private static final int LEAST_AGAIN = (int) PurchaseFamily.LEAST_REPEAT_BUYERS;

  private static List<Fit<PurchaseModel>> fits(Stream<PurchaseHistory> histories) {
    CountedHistories counted = CountedHistories.ofEach(histories.toList());
    return Stream.of(PurchaseFamily.values()).map(family -> family.fit(counted)).toList();
  }

  private static void assertVerdict(Verdict verdict, Stream<PurchaseHistory> histories) {
    fits(histories).forEach(fit -> assertEquals(verdict, fit.verdict(), fit.toString()));
  }

  /** So many who bought once and so many who bought again. */
  private static Stream<PurchaseHistory> shop(int once, int again) {
    return Stream.concat(
        IntStream.range(0, once).mapToObj(each -> new PurchaseHistory(0, 0, 100 + each % 300)),
        IntStream.range(0, again)
            .mapToObj(each -> new PurchaseHistory(1 + each % 7, 1 + 4 * (each % 25), 100 + each)));
  }

  @Test
  void nobodyAndOneCustomerAreTooFew() {
    assertVerdict(Verdict.TOO_FEW_CUSTOMERS, Stream.of());
    assertVerdict(Verdict.TOO_FEW_CUSTOMERS, Stream.of(new PurchaseHistory(3, 20, 30)));
    assertTrue(PooledPurchases.of(CountedHistories.of(List.of())).isEmpty());
  }

  @Test
  void oneCustomerLessThanNeededIsRefusedAndAsManyAreNot() {
    assertVerdict(Verdict.TOO_FEW_CUSTOMERS, shop(LEAST - 41, 40));
    fits(shop(LEAST - 40, 40)).forEach(fit -> assertTrue(fit.model().isPresent(), "" + fit));
  }

  @Test
  void oneRepeatBuyerLessThanNeededIsRefusedAndAsManyAreNot() {
    assertVerdict(Verdict.TOO_FEW_REPEAT_BUYERS, shop(LEAST, LEAST_AGAIN - 1));
    fits(shop(LEAST, LEAST_AGAIN)).forEach(fit -> assertTrue(fit.model().isPresent(), "" + fit));
  }

  @Test
  void customersWhoAllBoughtOnceTellNothing() {
    assertVerdict(Verdict.TOO_FEW_REPEAT_BUYERS, shop(5000, 0));
    CountedHistories once = CountedHistories.ofEach(shop(5000, 0).toList());
    PurchaseModel pooled = PooledPurchases.of(once).orElseThrow();
    assertEquals(
        0.5 / once.ages() * 365,
        pooled.expectedPurchases(new PurchaseHistory(0, 0, 0), 365),
        1e-12);
  }

  @Test
  void customersOfTodayTellNothing() {
    Stream<PurchaseHistory> today = Stream.generate(() -> new PurchaseHistory(0, 0, 0)).limit(500);
    assertVerdict(Verdict.TOO_FEW_REPEAT_BUYERS, today);
    Stream<PurchaseHistory> twiceToday =
        Stream.generate(() -> new PurchaseHistory(1, 0, 0)).limit(500);
    assertVerdict(Verdict.TOO_FEW_REPEAT_BUYERS, twiceToday);
  }

  @Test
  void customersWhoAreAllAlikeLeadToABound() {
    for (Fit<PurchaseModel> fit :
        fits(Stream.generate(() -> new PurchaseHistory(3, 80, 100)).limit(1000))) {
      assertFalse(fit.isSupported(), fit.toString());
      assertTrue(Double.isFinite(fit.logLikelihood()), fit.toString());
    }
  }

  @Test
  void customersWhoBoughtThousandsOfTimesUpToTodayAreNoFailure() {
    Stream<PurchaseHistory> many =
        IntStream.range(0, 400)
            .mapToObj(each -> new PurchaseHistory(each % 4 == 0 ? 10_000 : each, 300, 300))
            .map(each -> each.repeats() == 0 ? new PurchaseHistory(0, 0, 300) : each);
    for (Fit<PurchaseModel> fit : fits(many)) {
      assertTrue(Double.isFinite(fit.logLikelihood()), fit.toString());
      assertFalse(fit.verdict().reason().isEmpty());
    }
  }

  @Test
  void thePooledEstimateKeepsTheSumOfPurchases() {
    CountedHistories shop = CountedHistories.ofEach(shop(20, 10).toList());
    PurchaseModel pooled = PooledPurchases.of(shop).orElseThrow();
    double expected = 0;
    for (CountedHistory each : shop.histories()) {
      expected += each.customers() * pooled.expectedPurchases(each.history(), each.history().age());
      assertEquals(1, pooled.chanceAlive(each.history()));
    }
    assertEquals(shop.repeats() + 0.5, expected, 1e-9);
  }
}
