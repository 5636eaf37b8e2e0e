package dev.vesper.jobs.value;

/**
 * How far ahead a customer's value looks.
 *
 * @param months how many months count
 * @param month the length of one, in the unit of the histories
 * @param discount what a month's waiting takes from a value; a month's purchases are paid at its
 *     end
 */
record Horizon(int months, double month, double discount) {
  Horizon {
    if (months < 1 || !(month > 0) || !(discount >= 0)) {
      throw new IllegalArgumentException(
          "no horizon: " + months + " months of " + month + " at " + discount);
    }
  }

  /** When all months are over. */
  double end() {
    return months * month;
  }

  /** What money of a month, from the first on, is worth now. */
  double worth(int which) {
    return Math.pow(1 + discount, -which);
  }

  /** The month in which a time from now lies. */
  int monthOf(double time) {
    return Math.min(months, 1 + (int) (time / month));
  }

  /** The purchases to be expected month by month, each at what its money is worth now. */
  double discounted(Outlook outlook) {
    double discounted = 0;
    double until = 0;
    for (int which = 1; which <= months; which++) {
      double later = outlook.expectedPurchases(which * month);
      discounted += (later - until) * worth(which);
      until = later;
    }
    return discounted;
  }
}
