package dev.vesper.pipeline.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SideBySideTest {
  private static final List<Integer> THINGS = IntStream.range(0, 40).boxed().toList();

  @Test
  void resultsComeInTheOrderOfTheThings() {
    assertEquals(THINGS, List.copyOf(SideBySide.of(THINGS, thing -> -thing).keySet()));
    assertEquals(
        THINGS.stream().map(thing -> -thing).toList(),
        List.copyOf(SideBySide.of(THINGS, thing -> -thing).values()));
  }

  @Test
  void twoAreWorkedOnAtOnce() {
    CountDownLatch both = new CountDownLatch(2);
    SideBySide.of(
        List.of("one", "two"),
        thing -> {
          both.countDown();
          try {
            both.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return thing;
        });
    assertEquals(0, both.getCount());
  }

  @Test
  void theFirstFailureIsToldAsItIsOnceAllHaveEnded() {
    Queue<Integer> ended = new ConcurrentLinkedQueue<>();
    Fault fault =
        assertThrows(
            Fault.class,
            () ->
                SideBySide.of(
                    THINGS,
                    thing -> {
                      ended.add(thing);
                      if (thing % 7 == 3) {
                        throw new Fault(ExitCode.DATA, "thing " + thing);
                      }
                      return thing;
                    }));
    assertEquals("thing 3", fault.getMessage());
    assertEquals(THINGS.size(), ended.size());
  }
}
