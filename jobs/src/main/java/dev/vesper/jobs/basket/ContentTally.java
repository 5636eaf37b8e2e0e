package dev.vesper.jobs.basket;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many baskets of each kind hold each content. Paths are counted for ordered rules as well: a
 * path is looked at where it began early enough for what follows to have followed.
 */
final class ContentTally {
  private static final long MOST_CHOICES = 1_000_000_000_000_000L;

  private final int lastStart;
  private final RuleBounds bounds;
  private final Map<String, Map<String, Count>> counts = new TreeMap<>();

  /** Counts baskets; a start after the last one has not had its days yet. */
  ContentTally(int lastStart, RuleBounds bounds) {
    this.lastStart = lastStart;
    this.bounds = bounds;
  }

  /**
   * Counts of one content of one kind of rules, or of all baskets of it.
   *
   * @param content absent for all baskets
   * @param holding baskets that hold the content
   * @param implying those of them that hold it early enough to imply another; of all baskets, how
   *     many sets of contents they hold in all
   */
  record Counted(String kind, String content, long holding, long implying) {}

  private static final class Count {
    private long holding;
    private long implying;
  }

  void add(Basket basket) {
    boolean early = basket.isPath() && basket.firstDay() <= lastStart;
    Count all = count(basket.kind(), null);
    all.holding++;
    all.implying = Math.min(MOST_CHOICES, all.implying + bounds.choices(basket.size()));
    if (early) {
      count(RuleKind.ORDERED.word(), null).holding++;
    }
    for (int place = 0; place < basket.size(); place++) {
      add(basket.kind(), basket.contents().get(place), true);
      if (early) {
        boolean implies = basket.days().get(place) <= lastStart;
        add(RuleKind.ORDERED.word(), basket.contents().get(place), implies);
      }
    }
  }

  private void add(String kind, String content, boolean implies) {
    Count count = count(kind, content);
    count.holding++;
    count.implying += implies ? 1 : 0;
  }

  private Count count(String kind, String content) {
    return counts
        .computeIfAbsent(kind, any -> new HashMap<>())
        .computeIfAbsent(content, any -> new Count());
  }

  List<Counted> counted() {
    List<Counted> all = new ArrayList<>();
    counts.forEach(
        (kind, contents) ->
            contents.forEach(
                (content, count) ->
                    all.add(new Counted(kind, content, count.holding, count.implying))));
    return all;
  }
}
