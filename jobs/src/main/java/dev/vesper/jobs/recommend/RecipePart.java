package dev.vesper.jobs.recommend;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/** A number of a recipe that settings may name and a search may find. */
public enum RecipePart {
  RANK(8, 128, Scale.WHOLE),
  ROUNDS(6, 24, Scale.WHOLE),
  CONFIDENCE(0.5, 20, Scale.RATIO),
  REGULARIZATION(0.003, 0.3, Scale.RATIO),
  REGULARIZATION_BASE(0.03, 3, Scale.RATIO),
  EASE_PENALTY(5, 3000, Scale.RATIO),
  EASE_EVENNESS(0, 1, Scale.DISTANCE);

  /** By what values are told apart: twice as much, or so much more. */
  private enum Scale {
    WHOLE,
    RATIO,
    DISTANCE
  }

  private static final MathContext TWO_DIGITS = new MathContext(2);

  private final double least;
  private final double most;
  private final Scale scale;

  RecipePart(double least, double most, Scale scale) {
    this.least = least;
    this.most = most;
    this.scale = scale;
  }

  /** As it is written in settings. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The part of that key. */
  public static RecipePart named(String key) {
    return Arrays.stream(values())
        .filter(part -> part.key().equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("a recipe has no '" + key + "'"));
  }

  /** What a recipe says of it. */
  public double of(Recipe recipe) {
    return switch (this) {
      case RANK -> recipe.rank();
      case ROUNDS -> recipe.rounds();
      case CONFIDENCE -> recipe.objective().alpha();
      case REGULARIZATION -> recipe.objective().lambda();
      case REGULARIZATION_BASE -> recipe.objective().base();
      case EASE_PENALTY -> recipe.ease().lambda();
      case EASE_EVENNESS -> recipe.ease().evenness();
    };
  }

  /** A value by chance, of two digits. */
  double drawn(SplittableRandom random) {
    double share = random.nextDouble();
    double drawn =
        scale == Scale.DISTANCE
            ? least + share * (most - least)
            : least * StrictMath.pow(most / least, share);
    return scale == Scale.WHOLE
        ? Math.rint(drawn)
        : BigDecimal.valueOf(drawn).round(TWO_DIGITS).doubleValue();
  }
}
