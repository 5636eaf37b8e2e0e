package dev.vesper.jobs.value;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;

/** Customers who live by the story of a model, told apart from the model's own draws. */
final class SimulatedCustomers {
  private final PurchaseFamily family;
  private final RandomGenerator random;
  private final GammaDistribution rates;
  private final double third;
  private final double fourth;

  /** One customer: what is known by an age, and the purchases of later, as times from then. */
  record Customer(PurchaseHistory history, List<Double> later) {}

  SimulatedCustomers(PurchaseFamily family, long seed, double... parameters) {
    this.family = family;
    this.random = new Well19937c(seed);
    this.rates = new GammaDistribution(random, parameters[0], 1 / parameters[1]);
    this.third = parameters[2];
    this.fourth = parameters[3];
  }

  RandomGenerator random() {
    return random;
  }

  /** A customer of an age. */
  Customer of(double age, double ahead) {
    List<Double> times = times(age + ahead);
    List<Double> known = times.stream().filter(time -> time <= age).toList();
    double last = known.isEmpty() ? 0 : known.get(known.size() - 1);
    List<Double> later = times.stream().filter(time -> time > age).map(t -> t - age).toList();
    return new Customer(new PurchaseHistory(known.size(), last, age), later);
  }

  /** So many customers of all ages between two. */
  List<Customer> of(int customers, double youngest, double oldest, double ahead) {
    List<Customer> all = new ArrayList<>();
    for (int each = 0; each < customers; each++) {
      all.add(of(youngest + (oldest - youngest) * random.nextDouble(), ahead));
    }
    return all;
  }

  /** The same told by days: of a day's purchases one counts, and ages are whole days. */
  List<PurchaseHistory> byDay(int customers, int youngest, int oldest) {
    List<PurchaseHistory> all = new ArrayList<>();
    for (int each = 0; each < customers; each++) {
      int age = youngest + random.nextInt(oldest - youngest + 1);
      List<Long> days = times(age).stream().map(time -> (long) Math.ceil(time)).distinct().toList();
      double last = days.isEmpty() ? 0 : days.get(days.size() - 1);
      all.add(new PurchaseHistory(days.size(), last, age));
    }
    return all;
  }

  private List<Double> times(double until) {
    double rate = rates.sample();
    boolean fades = family == PurchaseFamily.PARETO_NBD;
    double leaves = fades ? 0 : new BetaDistribution(random, third, fourth).sample();
    double end = fades ? Math.min(until, exponential(fading())) : until;
    boolean gone = family == PurchaseFamily.MBG_NBD && random.nextDouble() < leaves;
    List<Double> times = new ArrayList<>();
    for (double time = exponential(rate); time <= end && !gone; time += exponential(rate)) {
      times.add(time);
      gone = random.nextDouble() < leaves;
    }
    return times;
  }

  private double fading() {
    return new GammaDistribution(random, third, 1 / fourth).sample();
  }

  private double exponential(double rate) {
    return -Math.log1p(-random.nextDouble()) / rate;
  }
}
