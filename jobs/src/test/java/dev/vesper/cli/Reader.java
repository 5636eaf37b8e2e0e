package dev.vesper.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Asks one question over and over until it is stopped, and counts what it gets. */
final class Reader implements Runnable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final String name;
  private final Callable<Optional<String>> question;
  private final List<String> failed = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();
  private int reads;
  private boolean stopped;

  /**
   * @param name what it is called in what is printed
   * @param question reads, and tells what it read where that is wrong
   */
  Reader(String name, Callable<Optional<String>> question) {
    this.name = name;
    this.question = question;
  }

  @Override
  public void run() {
    while (!isStopped()) {
      try {
        answered(question.call().stream().toList(), List.of());
      } catch (Exception e) {
        answered(List.of(), List.of(String.valueOf(e.getMessage()).lines().findFirst().orElse("")));
      }
    }
  }

  private synchronized void answered(List<String> moreWrong, List<String> moreFailed) {
    reads++;
    wrong.addAll(moreWrong);
    failed.addAll(moreFailed);
    notifyAll();
  }

  private synchronized boolean isStopped() {
    return stopped;
  }

  synchronized void stop() {
    stopped = true;
  }

  /** Waits until so many more reads are done, well or not. */
  synchronized void awaitReads(int more) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    int wanted = reads + more;
    while (reads < wanted) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new IllegalStateException(this + " does not come to an end");
      }
      wait(left);
    }
  }

  synchronized int right() {
    return reads - wrong.size() - failed.size();
  }

  synchronized List<String> wrong() {
    return List.copyOf(wrong);
  }

  synchronized List<String> failed() {
    return List.copyOf(failed);
  }

  @Override
  public synchronized String toString() {
    double share = reads == 0 ? 0 : 100.0 * failed.size() / reads;
    return "%s: %d reads, %d wrong, %d failed (%.1f %%) %s"
        .formatted(
            name, reads, wrong.size(), failed.size(), share, failed.stream().limit(1).toList());
  }
}
