package dev.vesper.jobs.forecast;

import dev.vesper.jobs.growth.LifecycleTransitions;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The moves between states of activity, added up over nights, as a chain that is rolled forward. A
 * state that nobody was in has no shares of its own: who gets there is taken to move on to each
 * state that can follow alike.
 */
final class LifecycleChain {
  /** From state, to state, users. */
  private final Map<String, Map<String, Long>> moves = new TreeMap<>();

  /** Night, to state, users. */
  private final Map<Integer, Map<String, Long>> arrivals = new TreeMap<>();

  /** The nights with a night before: on the first one everybody comes from nowhere. */
  private final Set<Integer> nights = new TreeSet<>();

  /** Counts users of one night who went from a state to another, or came from nowhere. */
  void add(int night, String from, String to, long users) {
    if (from.equals(LifecycleTransitions.UNKNOWN)) {
      arrivals.computeIfAbsent(night, any -> new TreeMap<>()).merge(to, users, Long::sum);
      return;
    }
    if (users > 0) {
      nights.add(night);
    }
    moves.computeIfAbsent(from, state -> new TreeMap<>()).merge(to, users, Long::sum);
  }

  /** The same users, with a number for every state there is. */
  Map<String, Double> everywhere(Map<String, Double> users) {
    Map<String, Double> all = new TreeMap<>();
    moves.keySet().forEach(state -> all.put(state, users.getOrDefault(state, 0.0)));
    return all;
  }

  /** How many users are expected in each state a day later. */
  Map<String, Double> next(Map<String, Double> users) {
    Map<String, Double> next = everywhere(Map.of());
    users.forEach(
        (from, there) ->
            moves.get(from).keySet().stream()
                .filter(to -> !to.equals(LifecycleTransitions.UNKNOWN))
                .forEach(to -> next.merge(to, there * share(from, to), Double::sum)));
    for (int night : nights) {
      arrivals
          .getOrDefault(night, Map.of())
          .forEach((to, came) -> next.merge(to, (double) came / nights.size(), Double::sum));
    }
    return next;
  }

  /** The share of those in a state who moved to another. */
  double share(String from, String to) {
    Map<String, Long> ways = moves.get(from);
    long all = ways.values().stream().mapToLong(Long::longValue).sum();
    return all == 0 ? 1.0 / ways.size() : (double) ways.get(to) / all;
  }
}
