package dev.vesper.jobs.statistics;

import dev.vesper.pipeline.warehouse.Json;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Turns what a model says into a chance that comes true: an isotonic regression, which keeps the
 * order and follows what was observed. Between two points it runs straight, beyond them level.
 *
 * @param scores what a model says, rising
 * @param chances the share of whom it came true, never falling
 */
public record Calibrator(List<Double> scores, List<Double> chances) implements Serializable {
  /** So many groups of scores are looked at, or fewer. */
  private static final int GROUPS = 50;

  /** So many or more are a group. */
  private static final int SMALLEST = 30;

  public Calibrator {
    scores = List.copyOf(scores);
    chances = List.copyOf(chances);
    if (scores.isEmpty() || scores.size() != chances.size()) {
      throw new IllegalArgumentException(
          "a calibration needs a chance for each of one or more scores, found %d and %d"
              .formatted(scores.size(), chances.size()));
    }
  }

  /** Neighbouring scores: how many, their sum and how often it came true. */
  private record Block(double count, double scores, double hits) {
    Block plus(Block other) {
      return new Block(count + other.count, scores + other.scores, hits + other.hits);
    }

    double score() {
      return scores / count;
    }

    /** The share of which it came true. */
    double share() {
      return hits / count;
    }
  }

  /**
   * The calibration that a text describes.
   *
   * @param where what a reader would look at if it is damaged
   */
  public static Calibrator read(String json, String where) {
    return Json.read(json.getBytes(StandardCharsets.UTF_8), Calibrator.class, where);
  }

  /** The calibration that scores teach of which it is known whether they came true. */
  public static Calibrator fit(double[] scores, boolean[] happened) {
    if (scores.length == 0) {
      throw new IllegalArgumentException("nothing to calibrate by");
    }
    List<Block> blocks = pooled(groups(scores, happened));
    return new Calibrator(
        blocks.stream().map(block -> Digits.nine(block.score())).toList(),
        blocks.stream().map(block -> Digits.nine(block.share())).toList());
  }

  /**
   * Neighbours in groups, equal scores together. Each group has one more than it has, which came
   * true as much as all did: so no chance is 0 or 1, which no number of them could show.
   */
  private static List<Block> groups(double[] scores, boolean[] happened) {
    int[] order = order(scores);
    double all = IntStream.range(0, happened.length).filter(i -> happened[i]).count();
    double base = (all + 0.5) / (scores.length + 1);
    int least = Math.max(SMALLEST, (scores.length + GROUPS - 1) / GROUPS);
    List<Block> groups = new ArrayList<>();
    Block open = new Block(0, 0, 0);
    for (int i = 0; i < order.length; i++) {
      double score = scores[order[i]];
      open = open.plus(new Block(1, score, happened[order[i]] ? 1 : 0));
      boolean last = i == order.length - 1;
      if (last || (open.count >= least && scores[order[i + 1]] > score)) {
        groups.add(open.plus(new Block(1, open.score(), base)));
        open = new Block(0, 0, 0);
      }
    }
    return groups;
  }

  private static int[] order(double[] scores) {
    return IntStream.range(0, scores.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> scores[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Pools neighbours for as long as a later one has the smaller share. */
  private static List<Block> pooled(List<Block> groups) {
    List<Block> pooled = new ArrayList<>();
    for (Block group : groups) {
      Block block = group;
      while (!pooled.isEmpty() && pooled.get(pooled.size() - 1).share() >= block.share()) {
        block = pooled.remove(pooled.size() - 1).plus(block);
      }
      pooled.add(block);
    }
    return pooled;
  }

  /** The chance that a score means. */
  public double chance(double score) {
    int last = scores.size() - 1;
    if (score <= scores.get(0)) {
      return chances.get(0);
    }
    if (score >= scores.get(last)) {
      return chances.get(last);
    }
    int above = above(score);
    double from = scores.get(above - 1);
    double part = (score - from) / (scores.get(above) - from);
    return chances.get(above - 1) + part * (chances.get(above) - chances.get(above - 1));
  }

  private int above(double score) {
    int found = Collections.binarySearch(scores, score);
    return found >= 0 ? Math.max(1, found) : -found - 1;
  }

  /** The chances that many scores mean. */
  public double[] chances(double[] many) {
    return Arrays.stream(many).map(this::chance).toArray();
  }
}
