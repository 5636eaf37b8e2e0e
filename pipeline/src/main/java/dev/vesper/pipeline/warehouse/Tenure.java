package dev.vesper.pipeline.warehouse;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * Who holds a warehouse for writing, and by which clock.
 *
 * @param owner the process that holds it
 * @param clock tells the time of everything written
 * @param random makes names that nobody else makes
 * @param heartbeat how often the holder says that it is there
 * @param silence after how long without a word a holder on another machine counts as gone
 */
public record Tenure(
    Owner owner, Clock clock, RandomGenerator random, Duration heartbeat, Duration silence) {
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);
  private static final Duration SILENCE = Duration.ofMinutes(10);

  /** This process, by the machine's clock. */
  public static Tenure usual() {
    return by(Clock.systemUTC());
  }

  /** This process, by another clock. */
  public static Tenure by(Clock clock) {
    return new Tenure(Owner.self(), clock, new SecureRandom(), HEARTBEAT, SILENCE);
  }

  /** So many random bytes as hex digits. */
  String token(int bytes) {
    byte[] token = new byte[bytes];
    random.nextBytes(token);
    return HexFormat.of().formatHex(token);
  }
}
