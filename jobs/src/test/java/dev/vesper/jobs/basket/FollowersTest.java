package dev.vesper.jobs.basket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

final class FollowersTest {
  private static final int LAST_START = 100;
  private static final int WINDOW = 28;

  /** What follows what in a path of some contents on their days. */
  private static List<String> pairs(Map<String, Integer> path) {
    List<ContentTally.Counted> counted = new ArrayList<>();
    path.keySet().forEach(each -> counted.add(new ContentTally.Counted("ordered", each, 1, 1)));
    Catalogue catalogue =
        new Catalogue(
            RuleKind.ORDERED,
            new ContentTally.Counted("ordered", null, 1, 0),
            counted,
            new RuleBounds(0, 1, 0, 1, 1));
    List<Map.Entry<String, Integer>> newest = new ArrayList<>(path.entrySet());
    newest.sort(Map.Entry.comparingByValue(Comparator.reverseOrder()));
    Basket basket =
        new Basket(
            "path",
            "u",
            newest.stream().map(Map.Entry::getValue).toList(),
            newest.stream().map(Map.Entry::getKey).toList());
    List<String> pairs = new ArrayList<>();
    for (Row row : new Followers(LAST_START, WINDOW).entries(basket, catalogue)) {
      Object[] following = (Object[]) row.get(1);
      for (int place = 0; place < following.length; place += 2) {
        String then = catalogue.id((Integer) following[place]) + " " + following[place + 1];
        pairs.add(catalogue.id(row.getInt(0)) + " " + then);
      }
    }
    return pairs.stream().sorted().toList();
  }

  @Test
  void whatIsBegunWithinTheWindowFollows() {
    assertEquals(
        List.of("a c 1", "a d 28", "b c 1", "b d 28", "c d 27", "c e 28", "d e 1"),
        pairs(new TreeMap<>(Map.of("a", 10, "b", 10, "c", 11, "d", 38, "e", 39))));
  }

  @Test
  void theMedianIsTheMiddleOfAllUsersOrOfTheTwoInTheMiddle() {
    WaitingDays days = new WaitingDays(28);
    days.add(28);
    assertEquals(28, days.median());
    days.add(1);
    assertEquals(14.5, days.median());
    days.add(3);
    assertEquals(3, days.median());
    days.add(3);
    assertEquals(3, days.median());
    assertEquals(4, days.users());
  }

  @Test
  void onlyStartsThatHadAllTheirDaysToBeFollowedCount() {
    assertEquals(
        List.of("a b 1", "a c 28"),
        pairs(new TreeMap<>(Map.of("a", LAST_START, "b", LAST_START + 1, "c", LAST_START + 28))));
    assertEquals(List.of(), pairs(Map.of("a", LAST_START)));
  }
}
