package dev.vesper.jobs.wording;

import dev.vesper.jobs.factor.Best;
import dev.vesper.jobs.similar.Neighbours;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Which contents of a catalogue are alike, from 0 for not at all to 1 for the same words. */
public final class Likeness {
  /** So many contents are compared by one thread at a time. */
  private static final int BLOCK = 512;

  private final Vocabulary vocabulary;
  private final Index index;

  private Likeness(Vocabulary vocabulary, Index index) {
    this.vocabulary = vocabulary;
    this.index = index;
  }

  /**
   * The likeness of contents that are numbered as they come; the same ones in another order may
   * differ in the last digit.
   */
  public static Likeness of(List<Description> contents) {
    Vocabulary.Builder builder = new Vocabulary.Builder();
    List<int[]> told = contents.stream().map(each -> builder.told(each.terms())).toList();
    Vocabulary vocabulary = builder.build(contents.size());
    Weights.Builder weights = new Weights.Builder(contents.size());
    told.forEach(each -> vocabulary.addTo(weights, each));
    return new Likeness(vocabulary, Index.of(weights.build(), vocabulary.size()));
  }

  public int count() {
    return index.count();
  }

  /**
   * For each content so many at most that are most like it, of equal likeness the lower numbers.
   */
  public Neighbours neighbours(int most) {
    return neighbours(most, any -> true);
  }

  /** The same among some of the contents only: those that are offered, or those that are known. */
  public Neighbours neighbours(int most, IntPredicate among) {
    int[][] nearest = new int[count()][];
    float[][] likenesses = new float[count()][];
    IntStream.range(0, (count() + BLOCK - 1) / BLOCK)
        .parallel()
        .forEach(
            block -> {
              Search search = new Search(index, among);
              int end = Math.min(count(), (block + 1) * BLOCK);
              for (int content = block * BLOCK; content < end; content++) {
                Best best = search.nearest(content, most);
                nearest[content] = best.contents();
                likenesses[content] = best.scores();
              }
            });
    return Neighbours.of(nearest, likenesses);
  }

  /** So many contents at most that are most like what is described, words that none has aside. */
  public Best nearest(Description wanted, int most) {
    Weights.Builder weights = new Weights.Builder(1);
    vocabulary.addTo(weights, vocabulary.known(wanted.terms()));
    return new Search(index, any -> true).nearest(weights.build(), most);
  }
}
