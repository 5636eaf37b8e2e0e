package dev.vesper.jobs.recommend;

import dev.vesper.jobs.factor.RankingQuality;
import dev.vesper.jobs.factor.Ties;
import java.io.Serializable;
import java.util.ArrayList;
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
 * @param cuts lists are marked after so many places, rising
 * @param most so many people at most are examined
 */
record Examination(List<Way> ways, About about, Offers offers, List<Integer> cuts, int most)
    implements Serializable {
  Examination {
    ways = List.copyOf(ways);
    cuts = List.copyOf(cuts);
  }

  /** Of blends, and people who had something. */
  Examination(List<Blend> blends, Offers offers, List<Integer> cuts, int most) {
    this(blends.stream().map(Way::of).toList(), About.KNOWN_PEOPLE, offers, cuts, most);
  }

  /** One way of scoring, cut after so many places, in one block. */
  private static final class Sums implements Serializable {
    private final Variety variety = new Variety();
    private Marks marks = Marks.NONE;

    void add(Sums other) {
      variety.add(other.variety);
      marks = marks.and(other.marks);
    }
  }

  /** What came of each way and cut, over all people whom it is about and who took something. */
  List<Examined> of(JavaRDD<People> people, Model model) {
    Broadcast<Model> sent = JavaSparkContext.fromSparkContext(people.context()).broadcast(model);
    int step = People.step(people, most);
    List<Sums> sums = none();
    for (List<Sums> some : people.map(each -> sums(sent.value(), each, step)).collect()) {
      for (int each = 0; each < sums.size(); each++) {
        sums.get(each).add(some.get(each));
      }
    }
    sent.destroy(false);
    List<Examined> examined = new ArrayList<>();
    for (Way way : ways) {
      for (int cut : cuts) {
        Sums all = sums.get(examined.size());
        examined.add(new Examined(way, about, cut, all.marks, all.variety.figures(offers)));
      }
    }
    return examined;
  }

  private List<Sums> none() {
    List<Sums> none = new ArrayList<>();
    for (int each = 0; each < ways.size() * cuts.size(); each++) {
      none.add(new Sums());
    }
    return none;
  }

  private List<Sums> sums(Model model, People people, int step) {
    Scorer scorer = new Scorer(model, people);
    float[] scores = new float[scorer.count()];
    int longest = cuts.get(cuts.size() - 1);
    List<Sums> sums = none();
    for (int person = 0; person < people.taken().people(); person += step) {
      if (people.taken().count(person) > 0 && about.covers(scorer.known(person))) {
        scorer.score(person);
        int next = 0;
        for (Way way : ways) {
          scorer.by(way, scores);
          int[] list =
              Shortlist.of(scores, people.had(), person, offers::isOffered, longest).contents();
          for (int cut : cuts) {
            Sums its = sums.get(next++);
            its.marks = its.marks.and(quality(list, cut, people.taken(), person));
            its.variety.add(list, cut, offers, model.popularity());
          }
        }
      }
    }
    return sums;
  }

  private static RankingQuality quality(int[] list, int places, Ties taken, int person) {
    return RankingQuality.of(
        list, places, content -> taken.has(person, content), taken.count(person));
  }
}
