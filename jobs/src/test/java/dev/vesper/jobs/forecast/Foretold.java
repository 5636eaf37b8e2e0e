package dev.vesper.jobs.forecast;

import dev.vesper.jobs.forecast.SeriesForecast.Band;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;

/** What the job foretells of a count, for tests outside the package. */
public final class Foretold {
  /** How many days ahead it looks. */
  public static final int DAYS = Backtest.HORIZON;

  private final List<Band> bands;

  private Foretold(List<Band> bands) {
    this.bands = bands;
  }

  /** The forecast from the counts of consecutive days. */
  public static Foretold of(List<Double> history) {
    double[] values = history.stream().mapToDouble(Double::doubleValue).toArray();
    return new Foretold(SeriesForecast.of(values, Shape.COUNT).bands());
  }

  /** On how many of the days ahead the 80 % interval holds their value. */
  public long within80(double[] values) {
    return count(values, (band, value) -> band.low80() <= value && value <= band.high80());
  }

  /** On how many of the days ahead the 95 % interval holds their value. */
  public long within95(double[] values) {
    return count(values, (band, value) -> band.low95() <= value && value <= band.high95());
  }

  private long count(double[] values, BiPredicate<Band, Double> holds) {
    return IntStream.range(0, DAYS).filter(day -> holds.test(bands.get(day), values[day])).count();
  }
}
