package dev.vesper.jobs.value;

/** The value of one customer: what is to be expected, and the 80 % predictive interval. */
record Worth(double expected, double low, double high) {

  /** That of a customer of whom something is forecast, by what he or she spent. */
  static Worth of(ValueForecast forecast, SpendModel spends, int repeats, double meanSpend) {
    double scale = spends.scale(repeats, meanSpend);
    return new Worth(
        forecast.discounted() * spends.expected(repeats, meanSpend),
        forecast.low() * scale,
        forecast.high() * scale);
  }
}
