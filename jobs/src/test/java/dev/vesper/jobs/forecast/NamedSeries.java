package dev.vesper.jobs.forecast;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The values of consecutive days, made up or real.
 *
 * @param judgings how many origins its forecasts are judged at, two weeks apart, the last of them
 *     four weeks before its end
 */
record NamedSeries(String kind, Shape shape, int judgings, List<Double> values) {
  private static final int LOOK_BACK = 210;
  private static final int FORTNIGHT = 14;

  static NamedSeries of(String kind, Shape shape, int judgings, double[] values) {
    return new NamedSeries(kind, shape, judgings, Arrays.stream(values).boxed().toList());
  }

  /** What was known after some days, as far back as the job looks. */
  double[] until(int days) {
    return values.subList(Math.max(0, days - LOOK_BACK), days).stream()
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  /** How many days are known at each origin. */
  List<Integer> origins() {
    int last = values.size() - Backtest.HORIZON;
    return IntStream.range(0, judgings).mapToObj(each -> last - each * FORTNIGHT).toList();
  }
}
