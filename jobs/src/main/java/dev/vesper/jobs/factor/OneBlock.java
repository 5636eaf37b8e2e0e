package dev.vesper.jobs.factor;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/** All people in one block, which is here. */
final class OneBlock implements Crowd {
  private final JavaSparkContext spark;
  private final Objective objective;
  private Block block;
  private Factors before;

  OneBlock(JavaRDD<Ties> ties, Factors contents, Objective objective) {
    this.spark = JavaSparkContext.fromSparkContext(ties.context());
    this.objective = objective;
    BothWays all = BothWays.of(ties.first(), contents.count());
    this.before = Factors.zeros(all.ofPeople().people(), contents.rank());
    this.block = new Block(all, before);
  }

  @Override
  public int[] tiesOfContents(int contents) {
    return block.ties().ofPeople().perContent(contents);
  }

  @Override
  public int size() {
    return block.ties().ofPeople().people();
  }

  @Override
  public PeopleSums improve(Factors contents, int steps) {
    float[] gram = Gram.of(contents).floats();
    before = block.people();
    block = new Block(block.ties(), block.improved(contents, gram, objective, steps));
    return block.sums(contents, objective);
  }

  @Override
  public void back() {
    block = new Block(block.ties(), before);
  }

  @Override
  public Factors products(Factors directions) {
    return block.products(directions, objective);
  }

  @Override
  public JavaRDD<Factors> people() {
    return spark.parallelize(List.of(block.people()), 1);
  }

  @Override
  public void close() {}
}
