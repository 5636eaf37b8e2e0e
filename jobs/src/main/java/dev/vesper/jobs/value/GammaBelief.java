package dev.vesper.jobs.value;

/** A positive number that is known as a gamma distribution, with mean shape / rate. */
record GammaBelief(double shape, double rate) {
  double mean() {
    return shape / rate;
  }

  double drawn(Draws draws) {
    return draws.gamma(shape) / rate;
  }
}
