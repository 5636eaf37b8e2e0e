package dev.vesper.pipeline.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * Works on things a few at a time. A small table is one task after another, which leaves cores idle
 * that can make the next one. The threads are new each time, because Spark hands the name of the
 * job down to those that its own thread begins.
 */
final class SideBySide {
  private static final int AT_A_TIME = 3;

  private SideBySide() {}

  /** What comes of each thing, in their order; of several failures, the first. */
  static <T, R> Map<T, R> of(List<T> things, Function<T, R> work) {
    ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
    try {
      Map<T, CompletableFuture<R>> begun = new LinkedHashMap<>();
      things.forEach(
          thing ->
              begun.put(thing, CompletableFuture.supplyAsync(() -> work.apply(thing), threads)));
      CompletableFuture<?>[] all = begun.values().toArray(CompletableFuture[]::new);
      CompletableFuture.allOf(all).exceptionally(failure -> null).join();
      Map<T, R> done = new LinkedHashMap<>();
      begun.forEach((thing, result) -> done.put(thing, joined(result)));
      return done;
    } finally {
      threads.shutdownNow();
    }
  }

  private static <R> R joined(CompletableFuture<R> result) {
    try {
      return result.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
