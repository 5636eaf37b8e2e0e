package dev.vesper.jobs.factor;

import dev.vesper.pipeline.SparkForTests;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/** People of a few tastes: each likes the contents of one taste and now and then another. */
final class SomeTies {
  private SomeTies() {}

  /** Person after person, which contents and how strongly, 0 for no tie. */
  static float[][] of(int people, int contents, int tastes, long seed) {
    Random random = new Random(seed);
    float[][] all = new float[people][contents];
    for (float[] row : all) {
      int taste = random.nextInt(tastes);
      for (int content = 0; content < contents; content++) {
        double chance = content % tastes == taste ? 0.5 : 0.05;
        row[content] = random.nextDouble() < chance ? 1 + random.nextInt(4) : 0;
      }
    }
    return all;
  }

  static Ties ties(float[][] rows) {
    Ties.Builder builder = new Ties.Builder();
    for (float[] row : rows) {
      for (int content = 0; content < row.length; content++) {
        if (row[content] > 0) {
          builder.tie(content, row[content]);
        }
      }
      builder.endOfPerson();
    }
    return builder.build();
  }

  /** The people dealt out to blocks in their order. */
  static JavaRDD<Ties> blocks(float[][] rows, int blocks) {
    List<Ties> dealt = new ArrayList<>();
    for (int block = 0; block < blocks; block++) {
      int from = rows.length * block / blocks;
      int to = rows.length * (block + 1) / blocks;
      dealt.add(ties(Arrays.copyOfRange(rows, from, to)));
    }
    return JavaSparkContext.fromSparkContext(SparkForTests.session().sparkContext())
        .parallelize(dealt, blocks);
  }

  /** The people's vectors, from first to last. */
  static Factors people(FactorFit.Found found) {
    List<Factors> blocks = found.people().collect();
    int count = blocks.stream().mapToInt(Factors::count).sum();
    Factors all = Factors.zeros(count, found.contents().rank());
    int at = 0;
    for (Factors block : blocks) {
      System.arraycopy(block.values(), 0, all.values(), at, block.values().length);
      at += block.values().length;
    }
    return all;
  }

  /** What vectors cost, summed over all pairs one by one. */
  static double loss(float[][] rows, Factors people, Factors contents, Objective objective) {
    double loss = 0;
    int[] ties = new int[contents.count()];
    for (int person = 0; person < rows.length; person++) {
      int count = 0;
      for (int content = 0; content < contents.count(); content++) {
        double score = people.dot(person, contents, content);
        float strength = rows[person][content];
        double aim = strength > 0 ? 1 : 0;
        loss += (1 + objective.alpha() * strength) * (aim - score) * (aim - score);
        count += (int) aim;
        ties[content] += (int) aim;
      }
      loss +=
          objective.lambda()
              * (count + objective.base() * contents.count())
              * people.dot(person, people, person);
    }
    for (int content = 0; content < contents.count(); content++) {
      double length = contents.dot(content, contents, content);
      loss += objective.lambda() * (ties[content] + objective.base() * rows.length) * length;
    }
    return loss;
  }
}
