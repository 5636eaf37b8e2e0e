package dev.vesper.jobs.value;

/**
 * What the renewals of a member are worth, in prices of a period.
 *
 * <p>The interval leaves a tenth of the futures below and a tenth above; where a tenth or more
 * renew nothing, it begins at 0 and ends where it holds four fifths, as that of {@link
 * ValueForecast}.
 *
 * @param renewals to be expected within the horizon
 * @param discounted the same, each at what its money is worth now
 * @param low where the 80 % predictive interval begins
 * @param high where it ends
 */
record RenewalForecast(double renewals, double discounted, double low, double high) {
  private static final double SHARE = 0.8;
  private static final double TAIL = (1 - SHARE) / 2;

  /** Of a subscription that is not to be renewed any more, or not within the horizon. */
  static final RenewalForecast NONE = new RenewalForecast(0, 0, 0, 0);

  /**
   * A membership as it stands.
   *
   * @param made renewals that were made
   * @param due the month, from the first on, in which the next renewal is due
   * @param every how many months a period has
   */
  record Member(int made, int due, int every) {}

  /** The forecast for a member: exact, by the chance to make each renewal but not the next. */
  static RenewalForecast of(RenewalModel model, Member member, Horizon horizon) {
    double chance = 1;
    double left = 0;
    double renewals = 0;
    double worth = 0;
    double discounted = 0;
    double low = -1;
    double above = -1;
    double most = -1;
    int made = member.made();
    for (int month = member.due(); month <= horizon.months(); month += member.every()) {
      made++;
      double renews = model.retention(made);
      left += chance * (1 - renews);
      low = low < 0 && left >= TAIL ? worth : low;
      above = above < 0 && left >= SHARE ? worth : above;
      most = most < 0 && left >= 1 - TAIL ? worth : most;
      chance *= renews;
      renewals += chance;
      worth += horizon.worth(month);
      discounted += chance * horizon.worth(month);
    }
    low = low < 0 ? worth : low;
    double high = low == 0 ? above : most;
    return new RenewalForecast(renewals, discounted, low, high < 0 ? worth : high);
  }
}
