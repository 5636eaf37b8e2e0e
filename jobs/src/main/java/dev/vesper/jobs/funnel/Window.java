package dev.vesper.jobs.funnel;

import java.io.Serializable;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * How long after the first step of a funnel others count, the very end included.
 *
 * @param micros its length in microseconds
 */
public record Window(long micros) implements Serializable {
  /** The window that does not end. */
  public static final Window EVER = new Window(Long.MAX_VALUE);

  public Window {
    if (micros <= 0) {
      throw new IllegalArgumentException("a window is longer than nothing");
    }
  }

  /** The window of a length; without one, it does not end. */
  public static Window of(Optional<Duration> length) {
    return length.map(TimeUnit.MICROSECONDS::convert).map(Window::new).orElse(EVER);
  }

  boolean ends() {
    return micros < EVER.micros;
  }

  /** Its length, absent where it does not end. */
  Optional<Long> seconds() {
    return ends() ? Optional.of(TimeUnit.MICROSECONDS.toSeconds(micros)) : Optional.empty();
  }
}
