package dev.vesper.jobs.funnel;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tries every choice of events for the steps of a user's first attempt, whatever it costs. */
final class BruteForce {
  private BruteForce() {}

  /** The most steps that some choice of events gives. */
  static int furthest(Funnel funnel, List<Happening> events) {
    int first = first(funnel, events);
    if (first < 0) {
      return 0;
    }
    int best = 0;
    for (int chosen = 0; chosen < 1 << events.size(); chosen++) {
      if (Integer.lowestOneBit(chosen) == 1 << first) {
        List<Integer> places = places(chosen, events.size());
        if (holds(funnel, events, places)) {
          best = Math.max(best, places.size());
        }
      }
    }
    return best;
  }

  private static int first(Funnel funnel, List<Happening> events) {
    for (int place = 0; place < events.size(); place++) {
      String word = events.get(place).word();
      boolean any = funnel.steps().stream().anyMatch(step -> step.holds(word));
      if (funnel.mode() == Mode.ANY ? any : funnel.steps().get(0).holds(word)) {
        return place;
      }
    }
    return -1;
  }

  private static List<Integer> places(int chosen, int all) {
    List<Integer> places = new ArrayList<>();
    for (int place = 0; place < all; place++) {
      if ((chosen & 1 << place) != 0) {
        places.add(place);
      }
    }
    return places;
  }

  private static boolean holds(Funnel funnel, List<Happening> events, List<Integer> places) {
    int from = places.get(0);
    int to = places.get(places.size() - 1);
    long took = events.get(to).at() - events.get(from).at();
    boolean within = took <= funnel.window().micros();
    boolean clean =
        events.subList(from, to).stream()
            .noneMatch(event -> funnel.exclusions().contains(event.word()));
    boolean tight = funnel.mode() != Mode.STRICT || places.size() == to - from + 1;
    List<String> words = places.stream().map(place -> events.get(place).word()).toList();
    return within && clean && tight && fits(funnel, words);
  }

  private static boolean fits(Funnel funnel, List<String> words) {
    if (words.size() > funnel.steps().size()) {
      return false;
    }
    Set<Integer> used = new HashSet<>();
    for (int step = 0; step < words.size(); step++) {
      String word = words.get(step);
      int mine = step;
      if (funnel.mode() == Mode.ANY) {
        mine = -1;
        for (int each = 0; each < funnel.steps().size(); each++) {
          mine = funnel.steps().get(each).holds(word) ? each : mine;
        }
      }
      if (mine < 0 || !funnel.steps().get(mine).holds(word) || !used.add(mine)) {
        return false;
      }
    }
    return true;
  }
}
