package dev.vesper.jobs.factor;

import org.apache.spark.api.java.JavaRDD;

/** All people with their vectors. */
interface Crowd extends AutoCloseable {
  /**
   * People whose vectors are zero so far. Those of a single block are dealt with right here, as
   * telling tasks what to do would take longer than doing it.
   *
   * @param ties one block to a partition, kept in memory by the caller
   * @param contents that they are tied to
   */
  static Crowd of(JavaRDD<Ties> ties, Factors contents, Objective objective) {
    return ties.getNumPartitions() == 1
        ? new OneBlock(ties, contents, objective)
        : new SpreadCrowd(ties, contents, objective);
  }

  /** How many people each content is tied to. */
  int[] tiesOfContents(int contents);

  /** How many people there are. */
  int size();

  /** Moves everybody's vector by some steps, and adds up what the contents need to know then. */
  PeopleSums improve(Factors contents, int steps);

  /** Takes the last improvement back. */
  void back();

  /** For each content, the sum over its people of w (x·direction) x. */
  Factors products(Factors directions);

  /** Everybody's vectors, block by block. */
  JavaRDD<Factors> people();

  /** Lets go of ties; the vectors of people stay. */
  @Override
  void close();
}
