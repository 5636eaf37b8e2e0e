package dev.vesper.jobs.value;

import java.util.function.DoubleConsumer;

/** How customers come to leave for good. */
sealed interface Dropout permits Dropout.AfterPurchase, Dropout.AtAnyTime, Dropout.Never {
  /** What one who has not left yet is expected to buy within a time. */
  double expectedPurchases(GammaBelief rate, double ahead);

  /** Plays one future of a customer who buys at a rate and has not left yet. */
  void play(double rate, double ahead, Draws draws, DoubleConsumer purchase);

  /**
   * After each purchase with a chance p of the customer's own, a beta distribution.
   *
   * @param a weight of leaving
   * @param b weight of staying
   */
  record AfterPurchase(double a, double b) implements Dropout {
    private static final double EXACT = 1e-15;
    private static final double LEAST_LOG = -600;
    private static final int MOST_TERMS = 1_000_000;

    /**
     * Without dropout the number N of purchases is negative binomial. The purchase after the j-th
     * is made if N &gt; j and the customer stayed j times, so that the mean is the sum over j of
     * P(N &gt; j) E[(1 - p)ʲ] = P(N &gt; j) (b)ⱼ / (a + b)ⱼ. Other than in the published form with
     * 2F1 and 1 / (a - 1), all terms are positive and a = 1 is like any other.
     */
    @Override
    public double expectedPurchases(GammaBelief rate, double ahead) {
      if (ahead <= 0) {
        return 0;
      }
      double within = ahead / (rate.rate() + ahead);
      double log = -rate.shape() * Math.log1p(ahead / rate.rate());
      double chance = log > LEAST_LOG ? Math.exp(log) : 0;
      double beyond = -Math.expm1(log);
      double stayed = 1;
      double sum = 0;
      for (int j = 0; j < MOST_TERMS; j++) {
        sum += stayed * beyond;
        double ratio = (rate.shape() + j) / (j + 1) * within;
        log += Math.log(ratio);
        chance = chance > 0 ? chance * ratio : log > LEAST_LOG ? Math.exp(log) : 0;
        double falls = 1 - Math.max(ratio, within);
        if (falls > 0 && stayed * chance < EXACT * falls * falls * sum) {
          return sum;
        }
        beyond = Math.max(0, beyond - chance);
        stayed *= (b + j) / (a + b + j);
      }
      return sum;
    }

    @Override
    public void play(double rate, double ahead, Draws draws, DoubleConsumer purchase) {
      double leaves = draws.beta(a, b);
      double time = draws.exponential() / rate;
      while (time <= ahead) {
        purchase.accept(time);
        if (draws.uniform() < leaves) {
          return;
        }
        time += draws.exponential() / rate;
      }
    }
  }

  /**
   * At a rate of the customer's own, a gamma distribution, whether something is bought or not.
   *
   * @param s shape
   * @param beta rate, a time
   */
  record AtAnyTime(double s, double beta) implements Dropout {
    private static final double NEARLY_LINEAR = 1e-8;

    /** The mean rate times the mean of the time spent until then, ∫ (β / (β + t))ˢ dt. */
    @Override
    public double expectedPurchases(GammaBelief rate, double ahead) {
      double log = Math.log1p(ahead / beta);
      double power = (s - 1) * log;
      double time =
          Math.abs(power) < NEARLY_LINEAR ? log * (1 - power / 2) : -Math.expm1(-power) / (s - 1);
      return rate.mean() * beta * time;
    }

    @Override
    public void play(double rate, double ahead, Draws draws, DoubleConsumer purchase) {
      double left = draws.exponential() * beta / draws.gamma(s);
      new Never().play(rate, Math.min(ahead, left), draws, purchase);
    }
  }

  /** Not at all. */
  record Never() implements Dropout {
    @Override
    public double expectedPurchases(GammaBelief rate, double ahead) {
      return rate.mean() * ahead;
    }

    @Override
    public void play(double rate, double ahead, Draws draws, DoubleConsumer purchase) {
      for (double time = draws.exponential() / rate;
          time <= ahead;
          time += draws.exponential() / rate) {
        purchase.accept(time);
      }
    }
  }
}
