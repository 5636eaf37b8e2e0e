package dev.vesper.jobs.feature;

import java.util.Arrays;
import java.util.Map;

/**
 * The features of one user as plain numbers.
 *
 * @param numbers a number for each feature, in the order that was asked for; NaN where absent
 * @param topics the share of each topic; empty where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // millions of rows: a list would box every number
public record FeatureRow(double[] numbers, Map<String, Double> topics) {

  @Override
  public boolean equals(Object other) {
    return other instanceof FeatureRow row
        && Arrays.equals(numbers, row.numbers)
        && topics.equals(row.topics);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(numbers) + topics.hashCode();
  }

  @Override
  public String toString() {
    return Arrays.toString(numbers) + " " + topics;
  }
}
