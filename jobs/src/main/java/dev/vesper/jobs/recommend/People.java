package dev.vesper.jobs.recommend;

import dev.vesper.jobs.factor.Ties;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/**
 * Some people, what they have, and whom they belong to.
 *
 * @param ids of the people, in rising order
 * @param had what they have, the same people in the same order
 * @param taken what they took after it, and did not have before; of nobody where this is tonight
 * @param circles that they belong to, by the numbers of their names
 */
public record People(List<String> ids, Ties had, Ties taken, Ties circles) implements Serializable {
  public People {
    if (had.people() != ids.size()
        || taken.people() != ids.size()
        || circles.people() != ids.size()) {
      throw new IllegalArgumentException(
          "%d people, of whom %d had something, %d took something and %d are in circles"
              .formatted(ids.size(), had.people(), taken.people(), circles.people()));
    }
  }

  /** People of no circle. */
  public People(List<String> ids, Ties had, Ties taken) {
    this(ids, had, taken, Ties.none(ids.size()));
  }

  /** Every how many people are looked at where these shall not be more than so many. */
  static int step(JavaRDD<People> blocks, int most) {
    int all = blocks.map(each -> each.ids().size()).collect().stream().mapToInt(i -> i).sum();
    return Math.max(1, (all + most - 1) / most);
  }
}
