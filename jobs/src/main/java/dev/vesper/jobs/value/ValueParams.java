package dev.vesper.jobs.value;

/**
 * What decides what customers are worth.
 *
 * @param model the model of purchases
 * @param refitDays models are fitted anew after so many days
 * @param refitGrowth and when there are more customers by this share than at the last fit
 * @param discount what a month's waiting takes from a value, as a share
 * @param currency the business currency
 */
public record ValueParams(
    PurchaseFamily model, int refitDays, double refitGrowth, double discount, String currency) {
  /** The unit of histories is a day. */
  private static final double DAYS_OF_A_MONTH = 365.25 / 12;

  static final int MONTHS = 12;

  public ValueParams {
    if (refitDays < 1 || !(refitGrowth >= 0) || !(discount >= 0)) {
      throw new IllegalArgumentException(
          "no params: refit after " + refitDays + " days or growth of " + refitGrowth);
    }
  }

  /** What models depend on, as a text; horizon and discount count at once, with any model. */
  String fittedWith() {
    return model.word() + ", " + currency;
  }

  Horizon horizon() {
    return new Horizon(MONTHS, DAYS_OF_A_MONTH, discount);
  }
}
