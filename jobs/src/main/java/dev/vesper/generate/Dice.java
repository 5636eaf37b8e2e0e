package dev.vesper.generate;

/**
 * The random stream of one phenomenon: SplitMix64, set anew for each entity and day, so that what
 * is drawn for one never depends on how much was drawn for another. Not shared between threads.
 */
final class Dice {
  private static final long GAMMA = 0x9E3779B97F4A7C15L;

  private final long key;
  private long state;

  private Dice(long key) {
    this.key = key;
  }

  /** The stream of a phenomenon, known by its name, under a seed. */
  static Dice of(long seed, String phenomenon) {
    return new Dice(key(seed, phenomenon));
  }

  /** The number that stands for a phenomenon under a seed. */
  static long key(long seed, String phenomenon) {
    long hash = mix(seed + GAMMA);
    for (int i = 0; i < phenomenon.length(); i++) {
      hash = mix(hash ^ (phenomenon.charAt(i) * GAMMA));
    }
    return hash;
  }

  /** A bijection of 64 bits that leaves no visible trace of its argument (Stafford's mix 13). */
  static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** The stream from its start for an entity on a day. */
  Dice at(long entity, long day) {
    state = mix(mix(key + entity * GAMMA) + day * GAMMA);
    return this;
  }

  long bits() {
    state += GAMMA;
    return mix(state);
  }

  /** At least 0 and below 1. */
  double uniform() {
    return (bits() >>> 11) * 0x1.0p-53;
  }

  /** At least 0 and below the bound. */
  int below(int bound) {
    return (int) (((bits() >>> 33) * bound) >>> 31);
  }

  /** At least the first and at most the last. */
  int between(int first, int last) {
    return first + below(last - first + 1);
  }

  boolean chance(double probability) {
    return uniform() < probability;
  }

  /** Exponential with a mean; strict, so that every machine draws the same. */
  double exponential(double mean) {
    return -StrictMath.log(1 - uniform()) * mean;
  }

  /** An index drawn by weights that are written as digits. */
  int weighted(String digits, int total) {
    int left = below(total);
    int index = 0;
    while (left >= digits.charAt(index) - '0') {
      left -= digits.charAt(index) - '0';
      index++;
    }
    return index;
  }
}
