package dev.vesper.jobs.recommend;

import dev.vesper.jobs.factor.Best;
import dev.vesper.jobs.factor.RankingQuality;
import dev.vesper.jobs.factor.Ties;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Ranks everything that people did not have, and marks it by what they took.
 *
 * @param ways that are marked, each by itself
 * @param about whose lists are marked
 * @param offers what lists may hold
 * @param places of a list that count
 * @param most so many people at most are examined
 */
record Examination(List<Way> ways, About about, Offers offers, int places, int most)
    implements Serializable {
  Examination {
    ways = List.copyOf(ways);
  }

  /** Of blends, and people who had something. */
  Examination(List<Blend> blends, Offers offers, int places, int most) {
    this(blends.stream().map(Way::of).toList(), About.KNOWN_PEOPLE, offers, places, most);
  }

  /** The marks of each way, over all people whom it is about and who took something. */
  List<Marks> of(JavaRDD<People> people, Model model) {
    Broadcast<Model> sent = JavaSparkContext.fromSparkContext(people.context()).broadcast(model);
    int step = People.step(people, most);
    List<Marks> sums = none();
    for (List<Marks> marks : people.map(some -> marks(sent.value(), some, step)).collect()) {
      for (int way = 0; way < marks.size(); way++) {
        sums.set(way, sums.get(way).and(marks.get(way)));
      }
    }
    sent.destroy(false);
    return sums;
  }

  private List<Marks> none() {
    return new ArrayList<>(Collections.nCopies(ways.size(), Marks.NONE));
  }

  private List<Marks> marks(Model model, People people, int step) {
    Scorer scorer = new Scorer(model, people);
    float[] scores = new float[scorer.count()];
    List<Marks> marks = none();
    Ties taken = people.taken();
    for (int each = 0; each < taken.people(); each += step) {
      int person = each;
      if (taken.count(person) > 0 && about.covers(scorer.known(person))) {
        scorer.score(person);
        for (int way = 0; way < marks.size(); way++) {
          scorer.by(ways.get(way), scores);
          Best best = Shortlist.of(scores, people.had(), person, offers::isOffered, places);
          RankingQuality quality =
              RankingQuality.of(
                  best.contents(),
                  places,
                  content -> taken.has(person, content),
                  taken.count(person));
          marks.set(way, marks.get(way).and(quality));
        }
      }
    }
    return marks;
  }
}
