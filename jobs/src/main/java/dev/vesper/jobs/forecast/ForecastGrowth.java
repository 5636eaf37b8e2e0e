package dev.vesper.jobs.forecast;

import dev.vesper.jobs.forecast.SeriesForecast.Band;
import dev.vesper.jobs.forecast.SeriesForecast.Contender;
import dev.vesper.jobs.growth.Growth;
import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Forecasts the numbers of growth with the model that would have done best so far. */
public final class ForecastGrowth implements Job {
  /** 30 weeks, with tonight: enough for a backtest of four months, and few enough to read. */
  private static final int NIGHTS_BEFORE = 209;

  private static final double THOUSANDTHS = 1000;

  @Override
  public List<Read> reads() {
    return List.of(Read.trailing(Growth.TABLE, NIGHTS_BEFORE), Read.tonight(Growth.TABLE));
  }

  @Override
  public List<Table> writes() {
    return List.of(GrowthForecasts.TABLE, ForecastErrors.TABLE);
  }

  @Override
  public Outputs run(Inputs in, Nights nights) {
    Dataset<Row> growth = in.trailing(Growth.TABLE).unionByName(in.tonight(Growth.TABLE));
    return forecast(GrowthHistory.of(growth, nights.last()), nights.last());
  }

  static Outputs forecast(GrowthHistory history, Night night) {
    List<GrowthForecasts.RowOf> forecasts = new ArrayList<>();
    List<ForecastErrors.RowOf> errors = new ArrayList<>();
    List<String> young = new ArrayList<>();
    if (!history.isEmpty()) {
      for (PlannedSeries series : PlannedSeries.values()) {
        double[] values = history.of(series);
        Told told = new Told(night, series, values.length);
        SeriesForecast forecast = SeriesForecast.of(values, series.shape());
        told.addForecasts(forecast, forecasts);
        told.addErrors(forecast, errors);
        told.note(forecast).ifPresent(note -> young.add(told.word() + ": " + note));
      }
    }
    Outputs outputs =
        Outputs.none().and(GrowthForecasts.TABLE, forecasts).and(ForecastErrors.TABLE, errors);
    return young.isEmpty() ? outputs : outputs.note(String.join("; ", young));
  }

  /** What the rows of one series have in common. */
  private record Told(Night night, PlannedSeries series, int historyNights) {
    String word() {
      return series.column().name();
    }

    Optional<String> note(SeriesForecast forecast) {
      return forecast.isChosen()
          ? Optional.empty()
          : Optional.of(
              "a history of %d nights is too short for a backtest (%d), so its mean or rise so far stands in"
                  .formatted(historyNights, Backtest.LEAST_HISTORY));
    }

    void addForecasts(SeriesForecast forecast, List<GrowthForecasts.RowOf> rows) {
      int ahead = 0;
      for (Band band : forecast.bands()) {
        ahead++;
        rows.add(
            new GrowthForecasts.RowOf(
                night.date(),
                word(),
                ahead,
                night.plus(ahead).date(),
                forecast.model(),
                rounded(band.value()),
                rounded(band.low80()),
                rounded(band.high80()),
                rounded(band.low95()),
                rounded(band.high95()),
                historyNights,
                note(forecast)));
      }
    }

    void addErrors(SeriesForecast forecast, List<ForecastErrors.RowOf> rows) {
      int rank = 0;
      for (Contender contender : forecast.contenders()) {
        rank++;
        rows.add(
            new ForecastErrors.RowOf(
                night.date(),
                word(),
                contender.model(),
                rank,
                rank == 1,
                contender.score().map(Backtest.Score::meanError),
                contender.score().map(Backtest.Score::scale),
                contender.score().map(score -> score.meanError() / score.scale()),
                contender.score().map(Backtest.Score::compared).orElse(0L),
                forecast.origins(),
                contender.parameters(),
                note(forecast)));
      }
    }

    private static double rounded(double users) {
      return Math.round(users * THOUSANDTHS) / THOUSANDTHS;
    }
  }
}
