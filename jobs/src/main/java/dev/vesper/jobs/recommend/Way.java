package dev.vesper.jobs.recommend;

import java.io.Serializable;

/**
 * A way of scoring: by what people have, and by their circles where they have little.
 *
 * @param blend of what people have
 * @param circles how much each kind of them says
 * @param fading of who has so many contents that the model knows, circles say one half; of who has
 *     none they say everything, and of anybody else nothing where this is 0
 */
record Way(Blend blend, CircleWeights circles, double fading) implements Serializable {
  /** By what people have alone, and by popularity where they have nothing. */
  static Way of(Blend blend) {
    return new Way(blend, CircleWeights.NONE, 0);
  }

  /** The part of circles in the scores of who has so many contents that the model knows. */
  double circlesPart(int known) {
    return known == 0 ? 1 : fading / (fading + known);
  }

  /** How it is called where it is about people who have something. */
  String name() {
    return fading > 0
        ? "%s, circles fading over %.0f contents".formatted(blend.name(), fading)
        : blend.name();
  }
}
