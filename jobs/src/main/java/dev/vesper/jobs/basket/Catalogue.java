package dev.vesper.jobs.basket;

import java.io.Serializable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The contents that are in enough baskets of one kind for a rule, numbered: the most frequent 0.
 */
final class Catalogue implements Serializable {
  private static final Comparator<ContentTally.Counted> MOST_FREQUENT =
      Comparator.comparingLong(ContentTally.Counted::holding)
          .reversed()
          .thenComparing(ContentTally.Counted::content);

  private final RuleKind kind;
  private final long baskets;
  private final long contents;
  private final long leastCount;
  private final String[] ids;
  private final long[] holding;
  private final long[] implying;
  private final Map<String, Integer> numbers = new HashMap<>();

  /**
   * Takes what was counted of one kind.
   *
   * @param all the counts of all baskets
   * @param counted those of every content that any of them holds
   */
  Catalogue(
      RuleKind kind,
      ContentTally.Counted all,
      List<ContentTally.Counted> counted,
      RuleBounds bounds) {
    this.kind = kind;
    this.baskets = all.holding();
    this.contents = counted.size();
    this.leastCount = bounds.leastCount(all.holding(), all.implying());
    List<ContentTally.Counted> frequent =
        counted.stream()
            .filter(each -> each.holding() >= leastCount)
            .sorted(MOST_FREQUENT)
            .toList();
    this.ids = frequent.stream().map(ContentTally.Counted::content).toArray(String[]::new);
    this.holding = frequent.stream().mapToLong(ContentTally.Counted::holding).toArray();
    this.implying = frequent.stream().mapToLong(ContentTally.Counted::implying).toArray();
    for (int number = 0; number < ids.length; number++) {
      numbers.put(ids[number], number);
    }
  }

  RuleKind kind() {
    return kind;
  }

  /** All baskets of the kind. */
  long baskets() {
    return baskets;
  }

  /** Different contents in the baskets, frequent or not. */
  long contents() {
    return contents;
  }

  /** So many baskets a rule needs. */
  long leastCount() {
    return leastCount;
  }

  /** How many contents are frequent. */
  int size() {
    return ids.length;
  }

  String id(int number) {
    return ids[number];
  }

  /** Baskets that hold a content. */
  long holding(int number) {
    return holding[number];
  }

  /** Baskets that hold a content early enough to imply another. */
  long implying(int number) {
    return implying[number];
  }

  /** The number of a content, where it is frequent. */
  Optional<Integer> number(String content) {
    return Optional.ofNullable(numbers.get(content));
  }
}
