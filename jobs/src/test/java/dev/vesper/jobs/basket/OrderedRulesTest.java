package dev.vesper.jobs.basket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.pipeline.night.Outputs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** Ordered rules of users who begin contents at random, held against loops over all of them. */
final class OrderedRulesTest {
  private static final int WINDOW = 28;
  private static final BasketParams PARAMS =
      new BasketParams(90, WINDOW, 100, new RuleBounds(0, 10, 0.3, 1, 1_000), 1000, 7);

  /** Of each user the contents and how many days ago each was begun first. */
  private static Map<String, Map<String, Integer>> firsts(SomeDeeds deeds) {
    Random random = new Random(5);
    Map<String, Map<String, Integer>> firsts = new TreeMap<>();
    for (int each = 0; each < 900; each++) {
      String user = "u" + random.nextInt(80);
      String content = "c" + random.nextInt(6);
      int daysAgo = random.nextInt(90);
      deeds.begun(user, daysAgo, content);
      firsts.computeIfAbsent(user, any -> new TreeMap<>()).merge(content, daysAgo, Math::max);
    }
    return firsts;
  }

  private static List<String> counted(Map<String, Map<String, Integer>> firsts) {
    List<String> rules = new ArrayList<>();
    for (int pair = 0; pair < 36; pair++) {
      String first = "c" + pair / 6;
      String then = "c" + pair % 6;
      List<Map<String, Integer>> starts =
          firsts.values().stream().filter(each -> each.getOrDefault(first, 0) >= WINDOW).toList();
      BiFunction<Map<String, Integer>, String, Integer> days =
          (user, content) -> user.get(first) - user.getOrDefault(content, 1_000);
      List<Integer> waits =
          starts.stream()
              .map(each -> days.apply(each, then))
              .filter(each -> each > 0 && each <= WINDOW)
              .sorted()
              .toList();
      if (waits.size() >= 10 && waits.size() >= 0.3 * starts.size()) {
        double median = (waits.get((waits.size() - 1) / 2) + waits.get(waits.size() / 2)) / 2.0;
        rules.add("%s > %s %d/%d %s".formatted(first, then, waits.size(), starts.size(), median));
      }
    }
    return rules;
  }

  @Test
  void whatFollowsIsCountedLikeInLoops() {
    SomeDeeds deeds = new SomeDeeds();
    List<String> counted = counted(firsts(deeds));
    assertTrue(counted.size() > 5, counted.toString());
    Outputs outputs = deeds.run(PARAMS);
    TreeSet<String> found = new TreeSet<>();
    SomeDeeds.rows(outputs, AssociationRules.TABLE)
        .where(AssociationRules.KIND.col().equalTo(RuleKind.ORDERED.word()))
        .collectAsList()
        .forEach(
            row ->
                found.add(
                    "%s > %s %d/%d %s"
                        .formatted(
                            row.<String>getList(row.fieldIndex("antecedent")).get(0),
                            row.<String>getAs("consequent"),
                            row.<Long>getAs("support_count"),
                            row.<Long>getAs("antecedent_count"),
                            row.<Double>getAs("expected_days"))));
    assertEquals(counted, List.copyOf(found));
  }
}
