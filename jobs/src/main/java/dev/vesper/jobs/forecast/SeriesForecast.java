package dev.vesper.jobs.forecast;

import dev.vesper.jobs.forecast.Backtest.Score;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The forecast of one series and how it was chosen.
 *
 * @param model the winner of the backtest, or what stands in for it
 * @param bands for each day ahead, from 1
 * @param contenders all models, the best first
 * @param origins how many origins the backtest had
 */
record SeriesForecast(String model, List<Band> bands, List<Contender> contenders, int origins) {

  /** What is expected of a day. */
  record Band(double value, double low80, double high80, double low95, double high95) {
    static final double NARROW = 0.80;
    static final double WIDE = 0.95;

    static Band around(double value, double narrow, double wide, double least) {
      double wider = Math.max(narrow, wide);
      return new Band(
          value,
          Math.max(least, value - narrow),
          value + narrow,
          Math.max(least, value - wider),
          value + wider);
    }
  }

  /** A model, what was fitted, and how it did; no score where there was no backtest. */
  record Contender(String model, String parameters, Optional<Score> score) {}

  SeriesForecast {
    bands = List.copyOf(bands);
    contenders = List.copyOf(contenders);
  }

  /** The forecast from the values of consecutive days, the last one being tonight's. */
  static SeriesForecast of(double[] history, Shape shape) {
    return history.length < Backtest.LEAST_HISTORY
        ? guessed(new FirstGuess(history, shape))
        : chosen(history, shape);
  }

  /** Whether a backtest chose the model. */
  boolean isChosen() {
    return origins > 0;
  }

  private static SeriesForecast guessed(FirstGuess guess) {
    return new SeriesForecast(
        guess.word(),
        days().mapToObj(guess::band).toList(),
        List.of(new Contender(guess.word(), "", Optional.empty())),
        0);
  }

  private static SeriesForecast chosen(double[] history, Shape shape) {
    Backtest backtest = new Backtest(history, shape);
    List<Score> scores = backtest.scores();
    Candidate winner = scores.get(0).candidate();
    Fit fit = winner.fit(history);
    double least = shape.least(history);
    Intervals intervals =
        new Intervals(backtest.missesOf(winner), backtest.origins(), Backtest.scale(history));
    List<Band> bands =
        days()
            .mapToObj(
                ahead ->
                    Band.around(
                        Math.max(least, fit.at(ahead)),
                        intervals.halfWidth(ahead, Band.NARROW),
                        intervals.halfWidth(ahead, Band.WIDE),
                        least))
            .toList();
    return new SeriesForecast(
        winner.word(), bands, contenders(scores, history), backtest.origins().length);
  }

  private static List<Contender> contenders(List<Score> scores, double[] history) {
    return scores.stream()
        .map(
            score ->
                new Contender(
                    score.candidate().word(),
                    score.candidate().fit(history).parameters(),
                    Optional.of(score)))
        .toList();
  }

  private static IntStream days() {
    return IntStream.rangeClosed(1, Backtest.HORIZON);
  }
}
