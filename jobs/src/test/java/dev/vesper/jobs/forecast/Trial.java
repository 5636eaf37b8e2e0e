package dev.vesper.jobs.forecast;

import dev.vesper.jobs.forecast.SeriesForecast.Band;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Forecasts held against what came. Everything that a forecast rests on, the choice of its model
 * included, lies before the days that it is held against.
 */
final class Trial {
  /** What is added up over the days of some forecasts. */
  private static final class Tally {
    private int within80;
    private int within95;
    private int days;
    private double error;
    private double naiveError;

    private void add(NamedSeries series, int origin) {
      double[] known = series.until(origin);
      List<Band> bands = SeriesForecast.of(known, series.shape()).bands();
      Fit naive = SeasonalNaive.fit(known);
      double scale = Backtest.scale(known);
      for (int ahead = 1; ahead <= bands.size(); ahead++) {
        Band band = bands.get(ahead - 1);
        double value = series.values().get(origin + ahead - 1);
        within80 += band.low80() <= value && value <= band.high80() ? 1 : 0;
        within95 += band.low95() <= value && value <= band.high95() ? 1 : 0;
        days++;
        if (series.shape() == Shape.COUNT) {
          error += Math.abs(value - band.value()) / scale;
          naiveError += Math.abs(value - naive.at(ahead)) / scale;
        }
      }
    }

    private void add(Tally other) {
      within80 += other.within80;
      within95 += other.within95;
      days += other.days;
      error += other.error;
      naiveError += other.naiveError;
    }
  }

  private final Map<String, Tally> byKind = new TreeMap<>();
  private final Tally all = new Tally();

  /** Forecasts each series at each of its origins. */
  static Trial of(List<NamedSeries> series) {
    Trial trial = new Trial();
    List<Tally> tallies = series.parallelStream().map(Trial::tally).toList();
    for (int each = 0; each < tallies.size(); each++) {
      trial.all.add(tallies.get(each));
      trial
          .byKind
          .computeIfAbsent(series.get(each).kind(), kind -> new Tally())
          .add(tallies.get(each));
    }
    return trial;
  }

  private static Tally tally(NamedSeries series) {
    Tally tally = new Tally();
    series.origins().forEach(origin -> tally.add(series, origin));
    return tally;
  }

  double within80() {
    return (double) all.within80 / all.days;
  }

  double within95() {
    return (double) all.within95 / all.days;
  }

  /**
   * The mean error in scales, relative to that of the seasonal-naive forecast; without series that
   * never fall, on which a naive forecast is no rival.
   */
  double errorRatio() {
    return all.error / all.naiveError;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    byKind.forEach((kind, tally) -> text.append(line(kind, tally)));
    return text.append(line("all", all)).toString();
  }

  private static String line(String kind, Tally tally) {
    return String.format(
        Locale.ROOT,
        "%-12s %6d days, within 80 %%: %.1f %%, within 95 %%: %.1f %%%s%n",
        kind,
        tally.days,
        100.0 * tally.within80 / tally.days,
        100.0 * tally.within95 / tally.days,
        tally.naiveError > 0
            ? String.format(
                Locale.ROOT, ", error %.3f of seasonal-naive's", tally.error / tally.naiveError)
            : "");
  }
}
