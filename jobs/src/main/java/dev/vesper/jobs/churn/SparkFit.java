package dev.vesper.jobs.churn;

import dev.vesper.jobs.churn.BoostedTrees.Tree;
import dev.vesper.jobs.statistics.Digits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.classification.GBTClassificationModel;
import org.apache.spark.ml.classification.GBTClassifier;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.regression.DecisionTreeRegressionModel;
import org.apache.spark.ml.tree.ContinuousSplit;
import org.apache.spark.ml.tree.InternalNode;
import org.apache.spark.ml.tree.Node;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Fits models with Spark and takes their numbers. Rows lie in one partition in a fixed order: sums
 * over several would depend on which is ready first. Numbers are kept to nine digits, and what a
 * model says is computed from these.
 */
final class SparkFit {
  private static final String LABEL = "label";
  private static final String FEATURES = "features";
  private static final StructType SCHEMA =
      new StructType()
          .add(LABEL, DataTypes.DoubleType, false)
          .add(FEATURES, SQLDataTypes.VectorType(), false);

  private static final int DEPTH = 4;

  /** A few users teach a few low trees: what more would say is noise. */
  private static final int FEWEST_TREES = 5;

  private static final int USERS_OF_A_TREE = 100;
  private static final int FEW = 1_000;
  private static final double STEP = 0.2;
  private static final int BINS = 32;
  private static final int SMALLEST_LEAF = 20;
  private static final double PENALTY = 0.01;
  private static final int ROUNDS = 100;

  private final SparkSession spark;
  private final int trees;
  private final long seed;

  SparkFit(SparkSession spark, int trees, long seed) {
    this.spark = spark;
    this.trees = trees;
    this.seed = seed;
  }

  /** The model of a family that users teach. */
  ChurnModel fit(Family family, Examples examples) {
    Dataset<Row> rows = rows(examples).cache();
    try {
      return switch (family) {
        case BOOSTED_TREES -> boosted(rows, examples);
        case LOGISTIC -> logistic(rows, examples);
      };
    } finally {
      rows.unpersist();
    }
  }

  private Dataset<Row> rows(Examples examples) {
    List<Row> rows = new ArrayList<>(examples.users());
    for (int i = 0; i < examples.users(); i++) {
      double label = examples.churned()[i] ? 1 : 0;
      rows.add(RowFactory.create(label, Vectors.dense(examples.vectors()[i])));
    }
    return spark.createDataFrame(rows, SCHEMA).coalesce(1);
  }

  private ChurnModel boosted(Dataset<Row> rows, Examples examples) {
    GBTClassificationModel model =
        new GBTClassifier()
            .setLabelCol(LABEL)
            .setFeaturesCol(FEATURES)
            .setMaxIter(Math.max(FEWEST_TREES, Math.min(trees, examples.users() / USERS_OF_A_TREE)))
            .setMaxDepth(examples.users() < FEW ? DEPTH - 1 : DEPTH)
            .setMaxBins(BINS)
            .setStepSize(STEP)
            .setMinInstancesPerNode(Math.max(1, Math.min(SMALLEST_LEAF, examples.users() / 20)))
            .setSeed(seed)
            .fit(rows);
    List<Tree> numbers = new ArrayList<>();
    for (int i = 0; i < model.trees().length; i++) {
      numbers.add(tree(model.trees()[i], model.treeWeights()[i]));
    }
    return new BoostedTrees(examples.parts(), numbers);
  }

  private static Tree tree(DecisionTreeRegressionModel model, double weight) {
    List<BoostedTrees.Node> nodes = new ArrayList<>();
    place(model.rootNode(), nodes);
    return new Tree(weight, nodes);
  }

  /** Puts a node behind those that are there, and behind it those below it; tells its place. */
  private static int place(Node node, List<BoostedTrees.Node> nodes) {
    int at = nodes.size();
    double value = Digits.nine(node.prediction());
    nodes.add(BoostedTrees.Node.leaf(value));
    if (node instanceof InternalNode inner) {
      ContinuousSplit split = (ContinuousSplit) inner.split();
      int left = place(inner.leftChild(), nodes);
      int right = place(inner.rightChild(), nodes);
      double threshold = Digits.nine(split.threshold());
      nodes.set(at, new BoostedTrees.Node(split.featureIndex(), threshold, left, right, value));
    }
    return at;
  }

  private static ChurnModel logistic(Dataset<Row> rows, Examples examples) {
    LogisticRegressionModel model =
        new LogisticRegression()
            .setLabelCol(LABEL)
            .setFeaturesCol(FEATURES)
            .setRegParam(PENALTY)
            .setMaxIter(ROUNDS)
            .fit(rows);
    return new Logistic(
        Digits.nine(model.intercept()),
        Arrays.stream(model.coefficients().toArray()).map(Digits::nine).boxed().toList(),
        means(examples));
  }

  private static List<Double> means(Examples examples) {
    double[] means = new double[examples.parts()];
    for (double[] vector : examples.vectors()) {
      for (int i = 0; i < means.length; i++) {
        means[i] += vector[i];
      }
    }
    return Arrays.stream(means).map(sum -> Digits.nine(sum / examples.users())).boxed().toList();
  }
}
