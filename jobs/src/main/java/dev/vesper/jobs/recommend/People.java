package dev.vesper.jobs.recommend;

import dev.vesper.jobs.factor.Ties;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/**
 * Some people and what they have.
 *
 * @param ids of the people, in rising order
 * @param had what they have, the same people in the same order
 * @param taken what they took after it, and did not have before; of nobody where this is tonight
 */
public record People(List<String> ids, Ties had, Ties taken) implements Serializable {
  public People {
    if (had.people() != ids.size() || taken.people() != ids.size()) {
      throw new IllegalArgumentException(
          "%d people, of whom %d had something and %d took something"
              .formatted(ids.size(), had.people(), taken.people()));
    }
  }

  /** Every how many people are looked at where these shall not be more than so many. */
  static int step(JavaRDD<People> blocks, int most) {
    int all = blocks.map(each -> each.ids().size()).collect().stream().mapToInt(i -> i).sum();
    return Math.max(1, (all + most - 1) / most);
  }
}
