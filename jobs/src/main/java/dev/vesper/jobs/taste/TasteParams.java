package dev.vesper.jobs.taste;

import static org.apache.spark.sql.functions.lit;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;

/**
 * What days with a content say of a taste.
 *
 * @param weights what each verb says
 * @param watchedHour what an hour of playing says
 * @param halfLifeDays after so many days it says half as much
 */
public record TasteParams(Map<Verb, Double> weights, double watchedHour, int halfLifeDays)
    implements Serializable {
  private static final double SECONDS_OF_AN_HOUR = 3600;

  public TasteParams {
    weights = Collections.unmodifiableMap(new TreeMap<>(weights));
  }

  /** What a day says, of a row of {@code content_days}. */
  Column dayWeight() {
    Column sum =
        ContentDays.WATCH_SECONDS
            .col()
            .cast(DataTypes.DoubleType)
            .multiply(lit(watchedHour / SECONDS_OF_AN_HOUR));
    for (Map.Entry<Verb, Double> each : weights.entrySet()) {
      sum = sum.plus(each.getKey().field().col().multiply(lit(each.getValue())));
    }
    return sum;
  }

  /** What is left of a weight after some days. */
  double aged(double weight, int days) {
    return weight * StrictMath.pow(0.5, (double) days / halfLifeDays);
  }
}
