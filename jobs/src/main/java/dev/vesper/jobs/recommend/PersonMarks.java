package dev.vesper.jobs.recommend;

import dev.vesper.jobs.factor.Best;
import dev.vesper.jobs.factor.RankingQuality;
import dev.vesper.jobs.factor.Ties;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * How good the lists of each person were, way by way: everything that the person did not have was
 * ranked. Of two people one chooses and the other confirms, so that what was chosen for being the
 * best by chance is found out.
 */
final class PersonMarks {
  /** What a person is asked for. */
  enum Half {
    CHOOSING(0),
    CONFIRMING(1);

    private final int rest;

    Half(int rest) {
      this.rest = rest;
    }

    boolean has(int person) {
      return person % 2 == rest;
    }
  }

  private static final int OF_A_WAY = 2;

  private final List<double[]> people;

  /**
   * @param people of each a gain and a recall by each of {@link Blend#TRIED}
   */
  PersonMarks(List<double[]> people) {
    this.people = people;
  }

  /**
   * The marks by each of {@link Blend#TRIED}, of people who had something and took more.
   *
   * @param offers what lists may hold
   * @param places of a list that count
   * @param most so many people at most are asked
   */
  static PersonMarks of(JavaRDD<People> blocks, Model model, Offers offers, int places, int most) {
    Broadcast<Model> sent = JavaSparkContext.fromSparkContext(blocks.context()).broadcast(model);
    Task task = new Task(offers, places, People.step(blocks, most));
    List<double[]> people =
        blocks.map(some -> task.of(sent.value(), some)).collect().stream()
            .flatMap(List::stream)
            .toList();
    sent.destroy(false);
    return new PersonMarks(people);
  }

  private record Task(Offers offers, int places, int step) implements Serializable {
    List<double[]> of(Model model, People people) {
      Scorer scorer = new Scorer(model, people);
      float[] scores = new float[scorer.count()];
      List<double[]> marks = new ArrayList<>();
      for (int person = 0; person < people.taken().people(); person += step) {
        if (people.taken().count(person) > 0 && scorer.known(person) > 0) {
          scorer.score(person);
          double[] its = new double[OF_A_WAY * Blend.TRIED.size()];
          for (int way = 0; way < Blend.TRIED.size(); way++) {
            scorer.by(Way.of(Blend.TRIED.get(way)), scores);
            RankingQuality quality = quality(people, person, scores);
            its[OF_A_WAY * way] = quality.gain();
            its[OF_A_WAY * way + 1] = quality.recall();
          }
          marks.add(its);
        }
      }
      return marks;
    }

    private RankingQuality quality(People people, int person, float[] scores) {
      Ties taken = people.taken();
      Best best = Shortlist.of(scores, people.had(), person, offers::isOffered, places);
      return RankingQuality.of(
          best.contents(), places, content -> taken.has(person, content), taken.count(person));
    }
  }

  int people() {
    return people.size();
  }

  /** The gains of one half by a way. */
  double[] gains(int way, Half half) {
    return of(OF_A_WAY * way, half);
  }

  /** The recalls of one half by a way. */
  double[] recalls(int way, Half half) {
    return of(OF_A_WAY * way + 1, half);
  }

  private double[] of(int mark, Half half) {
    return IntStream.range(0, people.size())
        .filter(half::has)
        .mapToDouble(person -> people.get(person)[mark])
        .toArray();
  }
}
