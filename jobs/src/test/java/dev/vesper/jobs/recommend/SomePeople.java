package dev.vesper.jobs.recommend;

import dev.vesper.jobs.factor.Ties;
import dev.vesper.pipeline.SparkForTests;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/** People who are called by their numbers, dealt out to blocks in their order. */
final class SomePeople {
  private static final Strength EVEN = place -> 1;

  private SomePeople() {}

  /** What each had, and took then, all equally strongly. */
  static JavaRDD<People> of(List<int[]> had, List<int[]> taken, int blocks) {
    return of(had, taken, blocks, EVEN);
  }

  /** How strongly the person is tied to the content that is so many before the last. */
  interface Strength {
    double of(int fromTheLast);
  }

  /** What each had, and took then. */
  static JavaRDD<People> of(List<int[]> had, List<int[]> taken, int blocks, Strength strength) {
    List<People> dealt = new ArrayList<>();
    for (int block = 0; block < blocks; block++) {
      int from = had.size() * block / blocks;
      int to = had.size() * (block + 1) / blocks;
      List<String> ids = IntStream.range(from, to).mapToObj(Integer::toString).toList();
      dealt.add(
          new People(
              ids, ties(had.subList(from, to), strength), ties(taken.subList(from, to), EVEN)));
    }
    return JavaSparkContext.fromSparkContext(SparkForTests.session().sparkContext())
        .parallelize(dealt, blocks);
  }

  /** People who are called by numbers from some on, in circles. */
  static People block(int from, List<int[]> had, List<int[]> taken, List<int[]> circles) {
    List<String> ids =
        IntStream.range(from, from + had.size()).mapToObj("%06d"::formatted).toList();
    return new People(ids, ties(had, EVEN), ties(taken, EVEN), ties(circles, EVEN));
  }

  static JavaRDD<People> of(List<People> blocks) {
    return JavaSparkContext.fromSparkContext(SparkForTests.session().sparkContext())
        .parallelize(blocks, blocks.size());
  }

  private static Ties ties(List<int[]> people, Strength strength) {
    Ties.Builder builder = new Ties.Builder();
    for (int[] contents : people) {
      TreeMap<Integer, Float> rising = new TreeMap<>();
      for (int place = 0; place < contents.length; place++) {
        rising.put(contents[place], (float) strength.of(contents.length - 1 - place));
      }
      rising.forEach(builder::tie);
      builder.endOfPerson();
    }
    return builder.build();
  }
}
