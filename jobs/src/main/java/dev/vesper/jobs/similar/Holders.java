package dev.vesper.jobs.similar;

import dev.vesper.jobs.factor.Ties;
import java.util.List;

/** Who has each content: the ties of all blocks, seen from the contents. */
final class Holders {
  private final List<Ties> blocks;
  private final int most;
  private final int[] starts;
  private final long[] people;

  /**
   * Of some blocks of people.
   *
   * @param contents how many there are
   * @param most who has more than so many is left out
   */
  Holders(List<Ties> blocks, int contents, int most) {
    this.blocks = blocks;
    this.most = most;
    this.starts = new int[contents + 1];
    forAll((person, content) -> starts[content + 1]++);
    for (int content = 0; content < contents; content++) {
      starts[content + 1] = Math.addExact(starts[content], starts[content + 1]);
    }
    this.people = new long[starts[contents]];
    int[] filled = starts.clone();
    forAll((person, content) -> people[filled[content]++] = person);
  }

  private interface OfTie {
    void of(long person, int content);
  }

  /** A person is a block and a place in it. */
  private void forAll(OfTie work) {
    for (int block = 0; block < blocks.size(); block++) {
      Ties ties = blocks.get(block);
      for (int person = 0; person < ties.people(); person++) {
        int end = ties.count(person) > most ? ties.start(person) : ties.start(person + 1);
        for (int tie = ties.start(person); tie < end; tie++) {
          work.of(((long) block << Integer.SIZE) | person, ties.content(tie));
        }
      }
    }
  }

  int contents() {
    return starts.length - 1;
  }

  /** How many people have a content. */
  int count(int content) {
    return starts[content + 1] - starts[content];
  }

  /** Adds 1 for each content that somebody who has this one has. */
  void addBoth(int content, int[] both) {
    for (int holder = starts[content]; holder < starts[content + 1]; holder++) {
      Ties ties = blocks.get((int) (people[holder] >>> Integer.SIZE));
      int person = (int) people[holder];
      for (int tie = ties.start(person); tie < ties.start(person + 1); tie++) {
        both[ties.content(tie)]++;
      }
    }
  }
}
