package dev.vesper.jobs.churn;

import java.io.Serializable;
import java.util.List;

/**
 * Gradient-boosted trees: the score is the weighted sum of what the trees say, half the logarithm
 * of the odds. A tree says of each node what it says on average of the users who pass there; what a
 * step from a node to its child changes is the contribution of the part that the node asks for.
 *
 * @param parts how long a vector is
 * @param trees the trees, the first fitted first
 */
record BoostedTrees(int parts, List<Tree> trees) implements ChurnModel {
  /** What a leaf asks for. */
  static final int NOTHING = -1;

  /**
   * A tree.
   *
   * @param weight what it says counts so much
   * @param nodes the root first
   */
  record Tree(double weight, List<Node> nodes) implements Serializable {
    Tree {
      nodes = List.copyOf(nodes);
    }

    Node child(Node node, double[] vector) {
      return nodes.get(vector[node.part] <= node.threshold ? node.left : node.right);
    }
  }

  /**
   * A node.
   *
   * @param part the part of the vector that it asks for; {@link #NOTHING} in a leaf
   * @param threshold up to this the way goes left, beyond it right
   * @param left the place of the left child
   * @param right the place of the right child
   * @param value what the tree says of users who pass
   */
  record Node(int part, double threshold, int left, int right, double value)
      implements Serializable {
    static Node leaf(double value) {
      return new Node(NOTHING, 0, NOTHING, NOTHING, value);
    }
  }

  BoostedTrees {
    trees = List.copyOf(trees);
  }

  @Override
  public Family family() {
    return Family.BOOSTED_TREES;
  }

  @Override
  public double start() {
    double sum = 0;
    for (Tree tree : trees) {
      sum += tree.weight * tree.nodes.get(0).value;
    }
    return sum;
  }

  @Override
  public double[] contributions(double[] vector) {
    double[] sums = new double[parts];
    for (Tree tree : trees) {
      Node node = tree.nodes.get(0);
      while (node.part != NOTHING) {
        Node child = tree.child(node, vector);
        sums[node.part] += tree.weight * (child.value - node.value);
        node = child;
      }
    }
    return sums;
  }

  @Override
  public double score(double[] vector) {
    double sum = 0;
    for (Tree tree : trees) {
      Node node = tree.nodes.get(0);
      while (node.part != NOTHING) {
        node = tree.child(node, vector);
      }
      sum += tree.weight * node.value;
    }
    return sum;
  }
}
