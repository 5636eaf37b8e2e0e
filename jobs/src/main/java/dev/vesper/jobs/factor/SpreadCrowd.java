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
final class SpreadCrowd implements Crowd {
  private final JavaRDD<BothWays> ties;
  private final Objective objective;
  private final JavaSparkContext spark;
  private JavaRDD<Factors> people;
  private JavaRDD<Factors> before;

  /** People whose vectors are zero so far; whoever gives the ties keeps them in memory. */
  SpreadCrowd(JavaRDD<Ties> ties, Factors contents, Objective objective) {
    int count = contents.count();
    int rank = contents.rank();
    this.ties = ties.map(each -> BothWays.of(each, count)).persist(StorageLevel.MEMORY_AND_DISK());
    this.objective = objective;
    this.spark = JavaSparkContext.fromSparkContext(ties.context());
    this.people = ties.map(each -> Factors.zeros(each.people(), rank));
    this.before = people;
  }

  private interface OfBlock<T> extends Serializable {
    T of(Block block);
  }

  @Override
  public int[] tiesOfContents(int contents) {
    return Ties.sum(ties.map(each -> each.ofPeople().perContent(contents)).collect(), contents);
  }

  @Override
  public int size() {
    return ties.map(each -> each.ofPeople().people()).collect().stream()
        .mapToInt(Integer::intValue)
        .sum();
  }

  /**
   * How the vectors came to be is forgotten, as each task would have to be told all rounds before:
   * when a machine is lost, the fit is lost.
   */
  @Override
  public PeopleSums improve(Factors contents, int steps) {
    Broadcast<Factors> sent = spark.broadcast(contents);
    float[] gram = Gram.of(contents).floats();
    Objective aim = objective;
    forgetBefore();
    before = people;
    people =
        blocks(before)
            .map(block -> block.improved(sent.value(), gram, aim, steps))
            .persist(StorageLevel.MEMORY_AND_DISK());
    people.rdd().localCheckpoint();
    List<PeopleSums> sums = collect(block -> block.sums(sent.value(), aim));
    sent.unpersist(false);
    return sums.stream().reduce(PeopleSums::and).orElseThrow();
  }

  @Override
  public void back() {
    people.unpersist(false);
    people = before;
  }

  @Override
  public Factors products(Factors directions) {
    Broadcast<Factors> sent = spark.broadcast(directions);
    Objective aim = objective;
    Factors all = Factors.zeros(directions.count(), directions.rank());
    collect(block -> block.products(sent.value(), aim)).forEach(all::add);
    sent.destroy(false);
    return all;
  }

  @Override
  public JavaRDD<Factors> people() {
    return people;
  }

  @Override
  public void close() {
    ties.unpersist(false);
    forgetBefore();
  }

  /** After a step back what was before is what is. */
  private void forgetBefore() {
    if (before != people) {
      before.unpersist(false);
    }
  }

  private <T> List<T> collect(OfBlock<T> work) {
    return blocks(people).map(work::of).collect();
  }

  private JavaRDD<Block> blocks(JavaRDD<Factors> vectors) {
    return ties.zipPartitions(
        vectors, (some, theirs) -> List.of(new Block(some.next(), theirs.next())).iterator());
  }
}
