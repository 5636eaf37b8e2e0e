package dev.vesper.jobs.feature;

import dev.vesper.pipeline.table.Field;
import java.util.Optional;

/**
 * One feature, declared once: its column, what it looks at, and how it becomes a number that can be
 * compared with others.
 *
 * @param field the column of {@link UserFeatures}, a number or a yes or no
 * @param window the days it looks at
 * @param known of which days it can be told
 * @param curve how its value is bent before it is scaled
 * @param missing the value that an absent one counts as; without it, the median of the others
 * @param weight how much one spread of it counts in a distance; 0 where it only describes
 */
public record Feature(
    Field field, Window window, Known known, Curve curve, Optional<Double> missing, double weight) {

  public Feature {
    if (!(weight >= 0 && weight <= 10)) {
      throw new IllegalArgumentException(
          "the weight of " + field.name() + " lies between 0 and 10, found " + weight);
    }
  }

  /** A feature as it is, known of any day, of weight 1, an absent value in the middle. */
  static Feature plain(Field field, Window window) {
    return new Feature(field, window, Known.OF_ANY_DAY, Curve.PLAIN, Optional.empty(), 1);
  }

  /** The same of a feature whose doublings count alike. */
  static Feature log(Field field, Window window) {
    return new Feature(field, window, Known.OF_ANY_DAY, Curve.LOG, Optional.empty(), 1);
  }

  /** The same feature with another weight. */
  public Feature weighing(double other) {
    return new Feature(field, window, known, curve, missing, other);
  }

  /** The same feature, in which an absent value counts as this one. */
  Feature absentAs(double value) {
    return new Feature(field, window, known, curve, Optional.of(value), weight);
  }

  /** The same feature, which cannot be told of a day that has passed. */
  Feature ofItsNight() {
    return new Feature(field, window, Known.OF_ITS_NIGHT, curve, missing, weight);
  }

  /** The column's name, by which scales and models call the feature. */
  public String name() {
    return field.name();
  }
}
