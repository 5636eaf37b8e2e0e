package dev.vesper.jobs.recommend;

import dev.vesper.jobs.factor.Best;
import dev.vesper.jobs.factor.Ties;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/** The contents of the highest scores that a person does not have. */
final class Shortlist {
  private Shortlist() {}

  /** So many of them at most, best first. */
  static Best of(float[] scores, Ties had, int person, IntPredicate allowed, int most) {
    Best best = new Best(most);
    int tie = had.start(person);
    int end = had.start(person + 1);
    for (int content = 0; content < scores.length; content++) {
      if (tie < end && had.content(tie) == content) {
        tie++;
      } else if (scores[content] > best.threshold() && allowed.test(content)) {
        best.offer(content, scores[content]);
      }
    }
    return best;
  }

  /** A list with others at evenly spread places, the last one among them; the rest moves on. */
  static List<Integer> mixed(List<Integer> list, Set<Integer> others, int most) {
    if (others.isEmpty()) {
      return list;
    }
    int places = Math.min(most, list.size() + others.size());
    List<Integer> waiting = new ArrayList<>(others);
    List<Integer> mixed = new ArrayList<>();
    int next = 0;
    for (int place = 1; place <= places; place++) {
      int due = place * others.size() / places - (others.size() - waiting.size());
      if (!waiting.isEmpty() && (due > 0 || next == list.size())) {
        mixed.add(waiting.remove(0));
      } else {
        mixed.add(list.get(next++));
      }
    }
    return mixed;
  }
}
