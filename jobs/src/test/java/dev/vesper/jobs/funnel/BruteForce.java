package dev.vesper.jobs.funnel;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tries every choice of events for the steps of a user's attempts, whatever it costs. */
final class BruteForce {
  private BruteForce() {}

  /** The times of all attempts of a user who may try again. */
  static List<List<Long>> attempts(Funnel funnel, List<Happening> events) {
    List<List<Long>> attempts = new ArrayList<>();
    List<Happening> rest = events;
    while (first(funnel, rest) >= 0) {
      List<Integer> best = best(funnel, rest);
      List<Happening> now = rest;
      attempts.add(best.stream().map(place -> now.get(place).at()).toList());
      rest = rest.subList(next(funnel, rest, best), rest.size());
    }
    return attempts;
  }

  /** Of the choices with the most steps, the one with the earliest. */
  static List<Integer> best(Funnel funnel, List<Happening> events) {
    int first = first(funnel, events);
    List<Integer> best = List.of();
    for (int chosen = 0; chosen < 1 << events.size(); chosen++) {
      if (first >= 0 && Integer.lowestOneBit(chosen) == 1 << first) {
        List<Integer> places = places(chosen, events.size());
        if (holds(funnel, events, places) && better(places, best)) {
          best = places;
        }
      }
    }
    return best;
  }

  private static boolean better(List<Integer> one, List<Integer> other) {
    if (one.size() != other.size()) {
      return one.size() > other.size();
    }
    int differs = 0;
    while (one.get(differs).equals(other.get(differs))) {
      differs++;
    }
    return one.get(differs) < other.get(differs);
  }

  /** Where the events begin that the next attempt may be made of. */
  private static int next(Funnel funnel, List<Happening> events, List<Integer> best) {
    int last = best.get(best.size() - 1);
    if (best.size() == funnel.steps().size()) {
      return last + 1;
    }
    for (int place = best.get(0) + 1; place < events.size(); place++) {
      Happening event = events.get(place);
      if (event.at() - events.get(best.get(0)).at() > funnel.window().micros()) {
        return place;
      }
      if (funnel.exclusions().contains(event.word())) {
        return place + 1;
      }
      if (funnel.mode() == Mode.STRICT && place > last) {
        return place;
      }
    }
    return events.size();
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
