package dev.vesper.jobs.value;

/**
 * What became of members at one renewal, the first, second and so on.
 *
 * @param renewal which it is, from 1
 * @param lost members who did not renew then, having renewed each time before
 * @param open members who have renewed this time and of whom no more is known
 */
record RenewalCount(int renewal, long lost, long open) {
  RenewalCount {
    if (renewal < 1 || lost < 0 || open < 0) {
      throw new IllegalArgumentException(
          "no renewal: " + renewal + ", lost " + lost + ", open " + open);
    }
  }
}
