package dev.vesper.jobs.recommend;

import dev.vesper.jobs.factor.Floats;
import java.util.Arrays;

/**
 * The scores of one way, made when they are first asked for of a person, and scaled to a mean of 0
 * and a spread of 1 over all contents, so that ways can be added.
 */
final class Part {
  private static final int NOBODY = -1;
  private static final int EVERYBODY = 0;
  private static final double NOTHING = Double.NEGATIVE_INFINITY;

  /** Adds to zeros what one way makes of what a person has. */
  interface Filling {
    void fill(int person, float[] to);
  }

  /** Writes what one way makes of everybody. */
  interface OfAll {
    void fill(float[] to);
  }

  private final float[] scores;
  private final Filling filling;
  private final boolean isOfEach;
  private int of = NOBODY;
  private float nothing;

  private Part(int count, Filling filling, boolean isOfEach) {
    this.scores = new float[count];
    this.filling = filling;
    this.isOfEach = isOfEach;
  }

  /** Of each person by itself. */
  static Part ofEach(int count, Filling filling) {
    return new Part(count, filling, true);
  }

  /** The same for everybody. */
  static Part ofAll(int count, OfAll filling) {
    return new Part(count, (person, to) -> filling.fill(to), false);
  }

  /** The scores of a person; those of another are gone then. */
  float[] scores(int person) {
    int whose = isOfEach ? person : EVERYBODY;
    if (of != whose) {
      Arrays.fill(scores, 0);
      filling.fill(person, scores);
      nothing = scale(scores);
      of = whose;
    }
    return scores;
  }

  /** What it says for a content of a person, so many times; nothing where that is not once. */
  double says(double times, int person, int content) {
    return times > 0 ? times * scores(person)[content] : NOTHING;
  }

  /** Adds so many times the scores of a person. */
  void addTo(float[] sums, double times, int person) {
    if (times > 0) {
      Floats.add((float) times, scores(person), 0, sums, 0, sums.length);
    }
  }

  /** Writes how much more it says of each content than where it says nothing. */
  void aboveNothing(int person, float[] to) {
    float[] theirs = scores(person);
    for (int content = 0; content < to.length; content++) {
      to[content] = theirs[content] - nothing;
    }
  }

  /** Scales some scores; tells what a score of 0 has become. */
  static float scale(float[] scores) {
    double sum = 0;
    double squares = 0;
    for (float score : scores) {
      sum += score;
      squares += (double) score * score;
    }
    double mean = sum / scores.length;
    double spread = Math.sqrt(Math.max(0, squares / scores.length - mean * mean));
    float times = spread > 1e-12 ? (float) (1 / spread) : 0;
    for (int content = 0; content < scores.length; content++) {
      scores[content] = (float) (scores[content] - mean) * times;
    }
    return (float) -mean * times;
  }
}
