package dev.vesper.jobs.factor;

import java.util.Arrays;

/**
 * The best contents so far, of one person or like one content, best first; of equal ones the lower
 * number.
 */
public final class Best {
  private final int[] contents;
  private final float[] scores;
  private int count;

  /** None yet, and so many at most, which is one or more. */
  public Best(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("the best %d are none".formatted(most));
    }
    this.contents = new int[most];
    this.scores = new float[most];
  }

  /** What a score must reach to matter: the last of the best, once there are enough. */
  public float threshold() {
    return count < scores.length ? Float.NEGATIVE_INFINITY : scores[count - 1];
  }

  /** Takes a content in if it is among the best. */
  public void offer(int content, float score) {
    int place = count;
    while (place > 0 && isBefore(content, score, place - 1)) {
      place--;
    }
    if (place == scores.length) {
      return;
    }
    count = Math.min(count + 1, scores.length);
    System.arraycopy(contents, place, contents, place + 1, count - 1 - place);
    System.arraycopy(scores, place, scores, place + 1, count - 1 - place);
    contents[place] = content;
    scores[place] = score;
  }

  private boolean isBefore(int content, float score, int place) {
    return score > scores[place] || (score == scores[place] && content < contents[place]);
  }

  /** The contents, best first. */
  public int[] contents() {
    return Arrays.copyOf(contents, count);
  }

  /** Their scores. */
  public float[] scores() {
    return Arrays.copyOf(scores, count);
  }
}
