package dev.vesper.jobs.cluster;

/** Seeds that come from one another. */
final class Seeds {
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private Seeds() {}

  /** A seed of its own for each number. */
  static long of(long seed, int number) {
    long mixed = (seed + (number + 1) * MIX) * MIX;
    return mixed ^ mixed >>> 29;
  }
}
