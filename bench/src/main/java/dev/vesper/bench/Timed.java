package dev.vesper.bench;

import java.lang.management.ManagementFactory;
import java.util.function.Supplier;

/** What came of some work, and the seconds that it took by the clock and of the processors. */
record Timed<T>(T value, double wall, double processor) {

  /** Does the work. */
  static <T> Timed<T> of(Supplier<T> work) {
    long wall = System.nanoTime();
    long processor = processorNanos();
    T value = work.get();
    return new Timed<>(
        value, (System.nanoTime() - wall) / 1e9, (processorNanos() - processor) / 1e9);
  }

  private static long processorNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  @Override
  public String toString() {
    return "%.1f s (%.1f s of processor time)".formatted(wall, processor);
  }
}
