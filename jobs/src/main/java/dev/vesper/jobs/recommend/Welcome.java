package dev.vesper.jobs.recommend;

import java.io.Serializable;
import java.util.List;

/**
 * How people are scored of whom the model knows nothing yet.
 *
 * @param circles how much each kind of them says
 * @param fading over how many contents circles fade; see {@link Way}
 * @param chances what scores of new people mean; none or one
 */
public record Welcome(CircleWeights circles, double fading, List<Chances> chances)
    implements Serializable {
  /** What holds for as long as nobody could be examined. */
  static final Welcome USUAL = new Welcome(CircleWeights.USUAL, 0, List.of());

  public Welcome {
    chances = List.copyOf(chances);
  }
}
