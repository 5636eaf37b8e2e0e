package dev.vesper.jobs.recommend;

import dev.vesper.jobs.factor.Ties;
import dev.vesper.pipeline.SparkForTests;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/** People who are called by their numbers, dealt out to blocks in their order. */
final class SomePeople {
  private SomePeople() {}

  /** What each had, and took then, in rising order. */
  static JavaRDD<People> of(List<int[]> had, List<int[]> taken, int blocks) {
    List<People> dealt = new ArrayList<>();
    for (int block = 0; block < blocks; block++) {
      int from = had.size() * block / blocks;
      int to = had.size() * (block + 1) / blocks;
      List<String> ids = IntStream.range(from, to).mapToObj(Integer::toString).toList();
      dealt.add(new People(ids, ties(had.subList(from, to)), ties(taken.subList(from, to))));
    }
    return JavaSparkContext.fromSparkContext(SparkForTests.session().sparkContext())
        .parallelize(dealt, blocks);
  }

  /** People who are called by numbers from some on, in circles. */
  static People block(int from, List<int[]> had, List<int[]> taken, List<int[]> circles) {
    List<String> ids =
        IntStream.range(from, from + had.size()).mapToObj("%06d"::formatted).toList();
    return new People(ids, ties(had), ties(taken), ties(circles));
  }

  static JavaRDD<People> of(List<People> blocks) {
    return JavaSparkContext.fromSparkContext(SparkForTests.session().sparkContext())
        .parallelize(blocks, blocks.size());
  }

  private static Ties ties(List<int[]> people) {
    Ties.Builder builder = new Ties.Builder();
    for (int[] contents : people) {
      for (int content : contents) {
        builder.tie(content, 1);
      }
      builder.endOfPerson();
    }
    return builder.build();
  }
}
