package dev.vesper.jobs.recommend;

import dev.vesper.jobs.factor.Best;
import dev.vesper.jobs.factor.Ties;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Lists for people of whom it is known what they took, and whether they took what is on them.
 *
 * @param way by which they are made
 * @param about whose they are
 * @param offers what they may hold
 * @param places of each list
 * @param most so many people at most are watched
 */
record Watching(Way way, About about, Offers offers, int places, int most) implements Serializable {

  /** Of people who had something. */
  Watching(Blend blend, Offers offers, int places, int most) {
    this(Way.of(blend), About.KNOWN_PEOPLE, offers, places, most);
  }

  /** The places of the lists of some people, also of those who took nothing. */
  List<Outcome> of(JavaRDD<People> blocks, Model model) {
    Broadcast<Model> sent = JavaSparkContext.fromSparkContext(blocks.context()).broadcast(model);
    int step = People.step(blocks, most);
    List<Outcome> outcomes =
        blocks.map(each -> outcomes(sent.value(), each, step)).collect().stream()
            .flatMap(List::stream)
            .toList();
    sent.destroy(false);
    return outcomes;
  }

  private List<Outcome> outcomes(Model model, People people, int step) {
    Scorer scorer = new Scorer(model, people);
    List<Outcome> outcomes = new ArrayList<>();
    float[] scores = new float[scorer.count()];
    Ties had = people.had();
    for (int person = 0; person < had.people(); person += step) {
      if (about.covers(scorer.known(person))) {
        scorer.score(person);
        scorer.by(way, scores);
        double activity = scorer.activity(person);
        Best best = Shortlist.of(scores, had, person, offers::isOffered, places);
        for (int content : best.contents()) {
          outcomes.add(
              new Outcome(
                  scores[content],
                  activity,
                  person / step % 2 == 0,
                  people.taken().has(person, content)));
        }
      }
    }
    return outcomes;
  }
}
