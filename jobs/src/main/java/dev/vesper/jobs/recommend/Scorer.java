package dev.vesper.jobs.recommend;

import dev.vesper.jobs.factor.Ties;
import dev.vesper.jobs.similar.Neighbours;
import java.util.Arrays;

/**
 * Scores all contents for one person after another of a block, in each way by itself. Holds one
 * score a content and way, whatever the number of people.
 */
final class Scorer {
  private static final double TINY = 1e-12;

  private final Model model;
  private final Ties ties;
  private final Part byNeighbours;
  private final Part byVectors;
  private final Part byPopularity;
  private final Part byLikeness;
  private final Part byCosine;
  private final double[] lengths;
  private final CircleScorer circles;
  private int scored = -1;
  private int known;

  Scorer(Model model, People some) {
    int count = model.contents().count();
    this.model = model;
    this.ties = some.had();
    this.circles = new CircleScorer(model, some.circles());
    this.byNeighbours = Part.ofEach(count, (person, to) -> addTied(model.neighbours(), person, to));
    this.byCosine = Part.ofEach(count, (person, to) -> addTied(model.cosine(), person, to));
    this.byLikeness = Part.ofEach(count, (person, to) -> addTied(model.likeness(), person, to));
    this.byVectors = Part.ofEach(count, new ByVectors(model, ties));
    this.byPopularity = Part.ofAll(count, model.popularity()::copyTo);
    this.lengths = new double[count];
    for (int content = 0; content < count; content++) {
      lengths[content] = Math.sqrt(model.contents().dot(content, model.contents(), content));
    }
  }

  private void addTied(Neighbours neighbours, int person, float[] to) {
    for (int tie = ties.start(person); tie < ties.start(person + 1); tie++) {
      neighbours.addTo(to, ties.content(tie), ties.strength(tie));
    }
  }

  /** How many contents are scored. */
  int count() {
    return lengths.length;
  }

  /** Scores are of this person from now on; those of another are gone. */
  void score(int person) {
    scored = person;
    known = known(person);
  }

  /** The scores of the person by a way: circles fade as the model knows more of the person. */
  void by(Way way, float[] to) {
    double part = way.circlesPart(known);
    if (part < 1) {
      blend(way.blend(), to);
    }
    if (part == 0) {
      return;
    }
    circles.hear(scored);
    circles.weigh(way.circles());
    float rest = (float) (1 - part);
    float times = (float) (part * way.blend().size());
    for (int content = 0; content < to.length; content++) {
      float own = rest == 0 ? 0 : rest * to[content];
      to[content] = own + times * circles.score(content);
    }
  }

  private void blend(Blend blend, float[] to) {
    Arrays.fill(to, 0);
    byNeighbours.addTo(to, blend.neighbours(), scored);
    byVectors.addTo(to, blend.vectors(), scored);
    byPopularity.addTo(to, blend.popularity(), scored);
    byLikeness.addTo(to, blend.likeness(), scored);
    byCosine.addTo(to, blend.cosine(), scored);
  }

  /** How many contents the person has that the model knows. */
  int known(int person) {
    int count = 0;
    for (int tie = ties.start(person); tie < ties.start(person + 1); tie++) {
      count += model.popularity().people(ties.content(tie)) > 0 ? 1 : 0;
    }
    return count;
  }

  /** How much the person wants all in all. */
  double activity(int person) {
    double sum = 0;
    for (int tie = ties.start(person); tie < ties.start(person + 1); tie++) {
      sum += ties.strength(tie);
    }
    return sum;
  }

  /** What speaks for a content most, of the person and way that were scored last. */
  Source source(Way way, int content) {
    double part = way.circlesPart(known);
    if (part == 1) {
      return circles.source(content);
    }
    Source most = source(way.blend(), content);
    double rest = (1 - part) * largest(way.blend(), content);
    boolean circlesSayMost = part > 0 && part * way.blend().size() * circles.score(content) > rest;
    return circlesSayMost ? circles.source(content) : most;
  }

  private double largest(Blend blend, int content) {
    return Math.max(
        Math.max(
            byPopularity.says(blend.popularity(), scored, content),
            byLikeness.says(blend.likeness(), scored, content)),
        Math.max(together(blend, content), byVectors.says(blend.vectors(), scored, content)));
  }

  /** What says most of how it goes together with what the person has. */
  private double together(Blend blend, int content) {
    return Math.max(
        byNeighbours.says(blend.neighbours(), scored, content),
        byCosine.says(blend.cosine(), scored, content));
  }

  private Source source(Blend blend, int content) {
    Source most = Source.POPULAR;
    double best = byPopularity.says(blend.popularity(), scored, content);
    if (byLikeness.says(blend.likeness(), scored, content) > best) {
      most = Source.CONTENT;
      best = byLikeness.says(blend.likeness(), scored, content);
    }
    if (together(blend, content) > best) {
      most = Source.ITEM_ITEM;
      best = together(blend, content);
    }
    return byVectors.says(blend.vectors(), scored, content) > best ? Source.COLLABORATIVE : most;
  }

  /**
   * What the person has that speaks for a content most, by what its source goes by; negative where
   * nothing does.
   */
  int because(int person, int content, Source source) {
    int best = -1;
    double most = 0;
    for (int tie = ties.start(person); tie < ties.start(person + 1); tie++) {
      int own = ties.content(tie);
      double says = says(own, content, source) * ties.strength(tie);
      if (says > most) {
        most = says;
        best = own;
      }
    }
    return best;
  }

  /** How much having one content speaks for another. */
  private double says(int own, int content, Source source) {
    return switch (source) {
      case COLLABORATIVE -> alike(own, content);
      case ITEM_ITEM -> together(own, content);
      case CONTENT -> model.likeness().weight(own, content);
      case COMMUNITY_POPULAR, POPULAR, PINNED ->
          alike(own, content) + together(own, content) + model.likeness().weight(own, content);
    };
  }

  private double together(int own, int content) {
    return model.neighbours().weight(own, content) + model.cosine().weight(own, content);
  }

  /** The cosine of two contents' vectors, where that is positive. */
  private double alike(int own, int content) {
    double product = model.contents().dot(own, model.contents(), content);
    return Math.max(0, product / Math.max(TINY, lengths[own] * lengths[content]));
  }

  /** Writes how like each content is to what the person has; 0 or less for not at all. */
  void likeness(float[] to) {
    byLikeness.aboveNothing(scored, to);
  }
}
