package dev.vesper.jobs.wording;

import dev.vesper.jobs.factor.Best;
import java.util.function.IntPredicate;

/** Looks for the contents that are most like one; used by one thread. */
final class Search {
  private static final int NONE = -1;

  private final Index index;
  private final IntPredicate among;

  /** What is known of the likeness of each content so far; 0 for those that were not met. */
  private final float[] sums;

  private final int[] met;
  private int meetings;

  Search(Index index, IntPredicate among) {
    this.index = index;
    this.among = among;
    this.sums = new float[index.count()];
    this.met = new int[sums.length];
  }

  /** The others that are most like a content. */
  Best nearest(int content, int most) {
    return nearest(index.contents(), content, content, most);
  }

  /** Those that are most like the only content of some weights. */
  Best nearest(Weights wanted, int most) {
    return nearest(wanted, 0, NONE, most);
  }

  private Best nearest(Weights of, int content, int except, int most) {
    meet(of.telling(), content);
    Best best = new Best(most);
    float traits = index.mostOfTraits() * (float) of.traits().length(content);
    for (int each = 0; each < meetings; each++) {
      int other = met[each];
      float sum = sums[other];
      sums[other] = 0;
      if (other != except && sum + traits >= best.threshold() && among.test(other)) {
        best.offer(other, Math.min(1, withTraits(sum, of.traits(), content, other)));
      }
    }
    meetings = 0;
    return best;
  }

  /** Adds up what all contents have in common with one, term after term. */
  private void meet(Vectors telling, int content) {
    Vectors contentsOfTerm = index.contentsOfTerm();
    for (int at = telling.start(content); at < telling.start(content + 1); at++) {
      float weight = telling.weight(at);
      int end = contentsOfTerm.start(telling.place(at) + 1);
      for (int to = contentsOfTerm.start(telling.place(at)); to < end; to++) {
        int other = contentsOfTerm.place(to);
        if (sums[other] == 0) {
          met[meetings++] = other;
        }
        sums[other] += weight * contentsOfTerm.weight(to);
      }
    }
  }

  /** Adds the products of the traits that both have, in the order of their numbers. */
  private float withTraits(float sum, Vectors traits, int content, int other) {
    Vectors all = index.contents().traits();
    float with = sum;
    int there = all.start(other);
    int end = all.start(other + 1);
    for (int here = traits.start(content); here < traits.start(content + 1); here++) {
      while (there < end && all.place(there) < traits.place(here)) {
        there++;
      }
      if (there < end && all.place(there) == traits.place(here)) {
        with += traits.weight(here) * all.weight(there);
      }
    }
    return with;
  }
}
