package dev.vesper.jobs.factor;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;

/**
 * All people with their vectors, in blocks that stay where they are: each partition is one block.
 * What blocks add up is added in their order.
 */
final class Crowd {
  private final JavaRDD<Ties> ties;
  private final Objective objective;
  private final JavaSparkContext spark;
  private JavaRDD<Factors> people;

  /** People whose vectors are zero so far; whoever gives the ties keeps them in memory. */
  Crowd(JavaRDD<Ties> ties, int rank, Objective objective) {
    this.ties = ties;
    this.objective = objective;
    this.spark = JavaSparkContext.fromSparkContext(ties.context());
    this.people = ties.map(each -> Factors.zeros(each.people(), rank));
  }

  private interface OfBlock<T> extends Serializable {
    T of(Block block);
  }

  /** How many people each content is tied to. */
  int[] tiesOfContents(int contents) {
    int[] all = new int[contents];
    for (int[] counts : collect(block -> block.tiesOfContents(contents))) {
      for (int content = 0; content < contents; content++) {
        all[content] += counts[content];
      }
    }
    return all;
  }

  /**
   * Moves everybody's vector by some steps, and adds up what the contents need to know then. How
   * the vectors came to be is forgotten, as each task would have to be told all rounds before: when
   * a machine is lost, the fit is lost.
   */
  PeopleSums improve(Factors contents, int steps) {
    Broadcast<Factors> sent = spark.broadcast(contents);
    float[] gram = Gram.of(contents).floats();
    Objective aim = objective;
    JavaRDD<Factors> before = people;
    people =
        blocks(before)
            .map(block -> block.improved(sent.value(), gram, aim, steps))
            .persist(StorageLevel.MEMORY_AND_DISK());
    people.rdd().localCheckpoint();
    List<PeopleSums> sums = collect(block -> block.sums(sent.value(), aim));
    before.unpersist(false);
    sent.unpersist(false);
    return sums.stream().reduce(PeopleSums::and).orElseThrow();
  }

  /** For each content, the sum over its people of w (x·direction) x. */
  Factors products(Factors directions) {
    Broadcast<Factors> sent = spark.broadcast(directions);
    Objective aim = objective;
    Factors all = Factors.zeros(directions.count(), directions.rank());
    collect(block -> block.products(sent.value(), aim)).forEach(all::add);
    sent.destroy(false);
    return all;
  }

  /** Everybody's vectors, block by block. */
  JavaRDD<Factors> people() {
    return people;
  }

  private <T> List<T> collect(OfBlock<T> work) {
    return blocks(people).map(work::of).collect();
  }

  private JavaRDD<Block> blocks(JavaRDD<Factors> vectors) {
    return ties.zipPartitions(
        vectors, (some, theirs) -> List.of(new Block(some.next(), theirs.next())).iterator());
  }
}
