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
  private SomePeople() {}

  /** What each had, and took then, all equally strongly. */
  static JavaRDD<People> of(List<int[]> had, List<int[]> taken, int blocks) {
    return of(had, taken, blocks, place -> 1);
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
              ids,
              ties(had.subList(from, to), strength),
              ties(taken.subList(from, to), place -> 1)));
    }
    return JavaSparkContext.fromSparkContext(SparkForTests.session().sparkContext())
        .parallelize(dealt, blocks);
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
