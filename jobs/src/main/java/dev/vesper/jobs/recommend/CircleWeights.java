package dev.vesper.jobs.recommend;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** How much the circles of each kind say of what new people want. */
public record CircleWeights(
    double community, double channel, double occupation, double region, double birthDecade)
    implements Serializable {
  /** What everybody has says everything. */
  static final CircleWeights NONE = new CircleWeights(0, 0, 0, 0, 0);

  /** What holds for as long as nobody could be examined: popular in the community, then popular. */
  static final CircleWeights USUAL = new CircleWeights(1, 0, 0, 0, 0);

  double of(Circle kind) {
    return switch (kind) {
      case COMMUNITY -> community;
      case CHANNEL -> channel;
      case OCCUPATION -> occupation;
      case REGION -> region;
      case BIRTH_DECADE -> birthDecade;
    };
  }

  /** The same but for one kind. */
  CircleWeights with(Circle kind, double weight) {
    return switch (kind) {
      case COMMUNITY -> new CircleWeights(weight, channel, occupation, region, birthDecade);
      case CHANNEL -> new CircleWeights(community, weight, occupation, region, birthDecade);
      case OCCUPATION -> new CircleWeights(community, channel, weight, region, birthDecade);
      case REGION -> new CircleWeights(community, channel, occupation, weight, birthDecade);
      case BIRTH_DECADE -> new CircleWeights(community, channel, occupation, region, weight);
    };
  }

  /** How it is called. */
  String name() {
    List<String> parts = new ArrayList<>(List.of(Blend.POPULAR.name()));
    for (Circle kind : Circle.values()) {
      if (of(kind) > 0) {
        parts.add((of(kind) == 1 ? "" : of(kind) + " ") + kind.word());
      }
    }
    return String.join(" + ", parts);
  }
}
