package dev.vesper.jobs.recommend;

import java.io.Serializable;
import java.util.BitSet;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/**
 * The people of one block, and which bars they pass.
 *
 * @param people and what they have
 * @param passes of the same people
 */
record Guests(People people, Passes passes) implements Serializable {

  /** Of people who pass no bar: of them only what is for everybody is asked. */
  static JavaRDD<Guests> of(JavaRDD<People> people) {
    return people.map(some -> new Guests(some, Passes.none()));
  }

  /** Of people and what they pass, blocks in the same order. */
  static JavaRDD<Guests> of(JavaRDD<People> people, JavaRDD<Passes> passes) {
    return people.zipPartitions(
        passes, (some, theirs) -> List.of(new Guests(some.next(), theirs.next())).iterator());
  }

  /** Which bars one of them passes. */
  BitSet passed(int person) {
    return passes.of(people.ids().get(person));
  }
}
