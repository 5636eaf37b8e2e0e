package dev.vesper.jobs.feature;

import dev.vesper.pipeline.warehouse.Json;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How the features of a user become a vector, as it was fitted once: plain numbers that are stored
 * with the model that uses them and stay as they are until that model is fitted anew.
 *
 * @param scales one for each feature, in the order of the vector
 * @param topics the topics, whose components come after
 */
public record FeatureScales(List<Scale> scales, TopicScales topics) implements Serializable {
  public FeatureScales {
    scales = List.copyOf(scales);
  }

  /**
   * Fits scales to some users.
   *
   * @param features what the numbers of the rows are
   * @param rows in an order that is the same each time, such as that of the ids
   */
  public static FeatureScales fit(List<Feature> features, List<FeatureRow> rows) {
    return new FeatureScales(Scale.fit(features, rows), TopicScales.fit(rows));
  }

  /** The name of each component of a vector: the features, then {@code topic:} and each topic. */
  public List<String> components() {
    return Stream.concat(scales.stream().map(Scale::feature), topics.components().stream())
        .toList();
  }

  /** The vector of a user. */
  public double[] vector(FeatureRow row) {
    double[] vector = new double[scales.size() + topics.topics().size()];
    for (int at = 0; at < scales.size(); at++) {
      vector[at] = scales.get(at).component(row.numbers()[at]);
    }
    topics.into(vector, scales.size(), row.topics());
    return vector;
  }

  /** The same in half the room. */
  public float[] floats(FeatureRow row) {
    double[] vector = vector(row);
    float[] floats = new float[vector.length];
    for (int at = 0; at < vector.length; at++) {
      floats[at] = (float) vector[at];
    }
    return floats;
  }

  /** Whether they were fitted to just these features as they are declared now. */
  public boolean areOf(List<Feature> features) {
    return scales.size() == features.size()
        && IntStream.range(0, scales.size()).allMatch(at -> scales.get(at).isOf(features.get(at)));
  }

  /** The scales as text that {@link #read} understands, every number exactly. */
  public String json() {
    return Json.text(this);
  }

  /**
   * The scales that a text describes.
   *
   * @param where what a reader would look at if it is damaged, such as the table and the column
   */
  public static FeatureScales read(String json, String where) {
    return Json.read(json.getBytes(StandardCharsets.UTF_8), FeatureScales.class, where);
  }
}
