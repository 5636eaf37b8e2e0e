package dev.vesper.jobs.recommend;

import dev.vesper.jobs.factor.Factors;
import dev.vesper.jobs.factor.FoldIn;
import dev.vesper.jobs.factor.Products;
import dev.vesper.jobs.factor.Ties;
import java.util.Arrays;

/**
 * Scores all contents for one person after another of a block, in each way by itself. The scores of
 * a way are scaled to a mean of 0 and a spread of 1 over all contents, so that ways can be added.
 * Holds one score a content and way, whatever the number of people.
 */
final class Scorer {
  private static final double TINY = 1e-12;
  private static final double NOTHING = Double.NEGATIVE_INFINITY;

  private final Model model;
  private final Ties ties;
  private final Factors people;
  private final Products products;
  private final float[] byNeighbours;
  private final float[] byVectors;
  private final float[] byPopularity;
  private final float[] byLikeness;
  private final double[] lengths;
  private final CircleScorer circles;
  private int scored;
  private int known;
  private float unlike;

  Scorer(Model model, People some) {
    int count = model.contents().count();
    this.model = model;
    this.ties = some.had();
    this.circles = new CircleScorer(model, some.circles());
    this.people = new FoldIn(model.contents(), model.objective()).people(ties);
    this.products = new Products(model.contents());
    this.byNeighbours = new float[count];
    this.byVectors = new float[count];
    this.byPopularity = new float[count];
    this.byLikeness = new float[count];
    model.popularity().copyTo(byPopularity);
    scale(byPopularity);
    this.lengths = new double[count];
    for (int content = 0; content < count; content++) {
      lengths[content] = Math.sqrt(model.contents().dot(content, model.contents(), content));
    }
  }

  /** How many contents are scored. */
  int count() {
    return byVectors.length;
  }

  /** Scores everything for one person; scores of another are gone then. */
  void score(int person) {
    Arrays.fill(byNeighbours, 0);
    Arrays.fill(byLikeness, 0);
    for (int tie = ties.start(person); tie < ties.start(person + 1); tie++) {
      model.neighbours().addTo(byNeighbours, ties.content(tie), 1);
      model.likeness().addTo(byLikeness, ties.content(tie), ties.strength(tie));
    }
    scale(byNeighbours);
    unlike = scale(byLikeness);
    scoreByVectors(person);
    scored = person;
    known = known(person);
  }

  private void scoreByVectors(int person) {
    if (ties.count(person) == 0) {
      Arrays.fill(byVectors, 0);
      return;
    }
    products.of(people, person, byVectors);
    scale(byVectors);
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
    float neighbours = (float) blend.neighbours();
    float vectors = (float) blend.vectors();
    float popularity = (float) blend.popularity();
    float likeness = (float) blend.likeness();
    for (int content = 0; content < to.length; content++) {
      to[content] =
          neighbours * byNeighbours[content]
              + vectors * byVectors[content]
              + popularity * byPopularity[content]
              + likeness * byLikeness[content];
    }
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
            part(blend.popularity(), byPopularity[content]),
            part(blend.likeness(), byLikeness[content])),
        Math.max(
            part(blend.neighbours(), byNeighbours[content]),
            part(blend.vectors(), byVectors[content])));
  }

  private Source source(Blend blend, int content) {
    Source most = Source.POPULAR;
    double best = part(blend.popularity(), byPopularity[content]);
    if (part(blend.likeness(), byLikeness[content]) > best) {
      most = Source.CONTENT;
      best = part(blend.likeness(), byLikeness[content]);
    }
    if (part(blend.neighbours(), byNeighbours[content]) > best) {
      most = Source.ITEM_ITEM;
      best = part(blend.neighbours(), byNeighbours[content]);
    }
    return part(blend.vectors(), byVectors[content]) > best ? Source.COLLABORATIVE : most;
  }

  private static double part(double times, float score) {
    return times > 0 ? times * score : NOTHING;
  }

  /**
   * What the person has that speaks for a content most, by what goes together and by how alike
   * their vectors are; negative where nothing does.
   */
  int because(int person, int content) {
    Factors contents = model.contents();
    int best = -1;
    double most = 0;
    for (int tie = ties.start(person); tie < ties.start(person + 1); tie++) {
      int own = ties.content(tie);
      double alike =
          contents.dot(own, contents, content) / Math.max(TINY, lengths[own] * lengths[content]);
      double together =
          model.neighbours().weight(own, content) + model.likeness().weight(own, content);
      double says = (Math.max(0, alike) + together) * ties.strength(tie);
      if (says > most) {
        most = says;
        best = own;
      }
    }
    return best;
  }

  /** Writes how like each content is to what the person has; 0 or less for not at all. */
  void likeness(float[] to) {
    for (int content = 0; content < to.length; content++) {
      to[content] = byLikeness[content] - unlike;
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
