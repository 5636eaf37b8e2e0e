package dev.vesper.jobs.value;

import dev.vesper.jobs.value.ValueForecast.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;

/**
 * The futures that were played for customers who have not left yet. What such a customer does
 * depends on the number of purchases and on the age alone, hardly at all on small differences of
 * these, and not on the last purchase. So the futures of one customer serve all who are nearly as
 * old and bought nearly as often, scaled to what each is expected to be worth.
 */
final class PlayedFutures {
  /** Up to so many purchases each number is by itself. */
  private static final int FEW = 12;

  /** Larger numbers of purchases, and ages, are alike within such a share of each other. */
  private static final double SHARE = 0.15;

  /** Younger customers are alike. */
  private static final double YOUNG = 7;

  private final Method method;
  private final Map<PurchaseHistory, Sorted> played = new ConcurrentHashMap<>();

  PlayedFutures(Method method) {
    this.method = method;
  }

  Method method() {
    return method;
  }

  /** Values of futures, the least first, and what their customers are expected to be worth. */
  static final class Sorted {
    private final double[] values;
    private final double mean;

    private Sorted(double[] values, double mean) {
      this.values = values;
      this.mean = mean;
    }

    /** What these customers are expected to buy, discounted. */
    double mean() {
      return mean;
    }

    /** The value below which one more future lies with a chance, rounded down by a place. */
    double below(double chance) {
      return at(Math.floor(chance * (values.length + 1)));
    }

    /** The same, rounded up by a place. */
    double above(double chance) {
      return at(Math.ceil(chance * (values.length + 1)));
    }

    /** One more future lies below the k-th of n with the chance k / (n + 1). */
    private double at(double rank) {
      return values[(int) Math.max(0, Math.min(values.length, rank) - 1)];
    }
  }

  /** The futures of those like a customer, for whoever is still there. */
  Sorted of(PurchaseHistory history) {
    return played.computeIfAbsent(typical(history), this::play);
  }

  /** Who stands for a customer; the last purchase is of no matter to one who is still there. */
  static PurchaseHistory typical(PurchaseHistory history) {
    int repeats = history.repeats();
    int typical = repeats <= FEW ? repeats : (int) Math.round(step(repeats, FEW));
    double age = step(history.age(), YOUNG);
    return new PurchaseHistory(typical, typical == 0 ? 0 : age, age);
  }

  /** The geometric middle of the step that a number lies in. */
  private static double step(double number, double least) {
    if (number <= least) {
      return least;
    }
    double width = Math.log1p(SHARE);
    return least * Math.exp((Math.floor(Math.log(number / least) / width) + 0.5) * width);
  }

  private Sorted play(PurchaseHistory history) {
    Outlook outlook = method.purchases().outlook(history);
    Horizon horizon = method.horizon();
    Draws draws = Draws.of(method.seed(), history);
    double[] values = new double[method.futures()];
    for (int future = 0; future < values.length; future++) {
      DoubleSupplier spends = method.spends().drawn(history.repeats(), draws);
      double[] value = {0};
      outlook.playAlive(
          horizon.end(),
          draws,
          time -> value[0] += spends.getAsDouble() * horizon.worth(horizon.monthOf(time)));
      values[future] = value[0];
    }
    Arrays.sort(values);
    return new Sorted(values, horizon.discounted(outlook) / outlook.chanceAlive());
  }
}
