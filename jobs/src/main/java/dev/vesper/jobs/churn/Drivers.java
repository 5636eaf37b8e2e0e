package dev.vesper.jobs.churn;

import dev.vesper.jobs.feature.Curve;
import dev.vesper.jobs.feature.FeatureRow;
import dev.vesper.jobs.feature.FeatureScales;
import dev.vesper.jobs.feature.Scale;
import dev.vesper.jobs.feature.TopicScales;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Why a model thinks that a user is more likely to leave than everybody: what raises the score
 * most.
 *
 * @param strongest up to three, the strongest first
 */
record Drivers(List<Driver> strongest) {
  private static final int MOST = 3;

  /** One component of the vector, the user's value and the usual one; NaN where absent. */
  record Driver(String component, double value, double usual) {
    String en() {
      return DriverNames.of(component).en()
          + " "
          + text(value, "unknown")
          + ", usually "
          + text(usual, "unknown");
    }

    String zh() {
      return DriverNames.of(component).zh()
          + " "
          + text(value, "未知")
          + "（通常 "
          + text(usual, "未知")
          + "）";
    }

    private static String text(double number, String absent) {
      if (Double.isNaN(number)) {
        return absent;
      }
      int decimals = Math.abs(number) < 10 ? 2 : 0;
      return BigDecimal.valueOf(number)
          .setScale(decimals, RoundingMode.HALF_UP)
          .stripTrailingZeros()
          .toPlainString();
    }
  }

  Drivers {
    strongest = List.copyOf(strongest);
  }

  /** What raises the score of a user most. */
  static Drivers of(Predictor predictor, FeatureRow user) {
    double[] parts = predictor.contributions(user);
    return new Drivers(
        IntStream.range(0, parts.length)
            .filter(i -> parts[i] > 0)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -parts[i]))
            .limit(MOST)
            .map(i -> driver(predictor.scales(), i, user))
            .toList());
  }

  private static Driver driver(FeatureScales scales, int at, FeatureRow user) {
    int features = scales.scales().size();
    if (at >= features) {
      TopicScales.Topic topic = scales.topics().topics().get(at - features);
      double share = user.topics().getOrDefault(topic.name(), 0.0);
      return new Driver(scales.components().get(at), share, topic.meanShare());
    }
    Scale scale = scales.scales().get(at);
    double usual = scale.curve() == Curve.LOG ? StrictMath.expm1(scale.median()) : scale.median();
    return new Driver(scale.feature(), user.numbers()[at], usual);
  }

  private String joined(Function<Driver, String> words, String by) {
    return strongest.stream().map(words).collect(Collectors.joining(by));
  }

  String en() {
    return joined(Driver::en, "; ");
  }

  String zh() {
    return joined(Driver::zh, "；");
  }
}
