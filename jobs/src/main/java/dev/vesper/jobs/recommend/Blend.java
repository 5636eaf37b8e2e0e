package dev.vesper.jobs.recommend;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * How much each way of scoring counts, all of them scaled alike.
 *
 * @param neighbours what goes together with what the person has
 * @param vectors what people of the same taste have
 * @param popularity what everybody has
 * @param likeness what is written about contents
 * @param cosine what has the same people as what the person has
 */
public record Blend(
    double neighbours, double vectors, double popularity, double likeness, double cosine)
    implements Serializable {
  public static final Blend POPULAR = new Blend(0, 0, 1, 0, 0);
  public static final Blend NEIGHBOURS = new Blend(1, 0, 0, 0, 0);
  public static final Blend VECTORS = new Blend(0, 1, 0, 0, 0);
  public static final Blend LIKENESS = new Blend(0, 0, 0, 1, 0);
  public static final Blend COSINE = new Blend(0, 0, 0, 0, 1);

  /** Those that are tried, the simpler first. */
  public static final List<Blend> TRIED =
      List.of(
          POPULAR,
          COSINE,
          NEIGHBOURS,
          VECTORS,
          LIKENESS,
          new Blend(1, 0, 0, 0, 0.3),
          new Blend(1, 0.6, 0, 0, 0),
          new Blend(1, 1.5, 0, 0, 0),
          new Blend(1, 1.5, 0, 0, 0.3),
          new Blend(1, 1.5, 0, 0.3, 0),
          new Blend(1, 1.5, 0.3, 0, 0),
          new Blend(1, 1.5, 1, 0.3, 0));

  /** How much its parts count all in all. */
  double size() {
    return neighbours + vectors + popularity + likeness + cosine;
  }

  /** How it is called. */
  String name() {
    List<String> parts = new ArrayList<>();
    add(parts, "neighbours", neighbours);
    add(parts, "vectors", vectors);
    add(parts, "popularity", popularity);
    add(parts, "likeness", likeness);
    add(parts, "cosine", cosine);
    return String.join(" + ", parts);
  }

  private static void add(List<String> parts, String name, double weight) {
    if (weight == 1) {
      parts.add(name);
    } else if (weight > 0) {
      parts.add(weight + " " + name);
    }
  }
}
