package dev.vesper.jobs.value;

import java.util.function.DoubleConsumer;

/**
 * What is believed of a customer now.
 *
 * @param chanceAlive that the customer has not left for good
 * @param rate the purchases in a unit of time of one who has not
 * @param dropout how one who has not may leave
 */
record Outlook(double chanceAlive, GammaBelief rate, Dropout dropout) {
  /** The purchases to be expected within a time from now. */
  double expectedPurchases(double ahead) {
    return chanceAlive * dropout.expectedPurchases(rate, ahead);
  }

  /** Plays one future of a customer who has not left yet, and tells the time of each purchase. */
  void playAlive(double ahead, Draws draws, DoubleConsumer purchase) {
    dropout.play(rate.drawn(draws), ahead, draws, purchase);
  }
}
