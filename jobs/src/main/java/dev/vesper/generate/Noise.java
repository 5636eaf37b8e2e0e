package dev.vesper.generate;

import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import java.io.Serializable;

/**
 * How much of what arrives is not as it should be.
 *
 * @param late share of user days that arrive one to three days late
 * @param tooLate share of user days that arrive four to nine days late
 * @param duplicate share of events that arrive a second time
 * @param broken how many unreadable lines there are per good event
 */
public record Noise(double late, double tooLate, double duplicate, double broken)
    implements Serializable {
  public static final Noise NONE = new Noise(0, 0, 0, 0);
  public static final Noise STANDARD = new Noise(0.02, 0.002, 0.01, 0.002);

  public Noise {
    check("late share", late);
    check("too-late share", tooLate);
    check("duplicate share", duplicate);
    check("broken share", broken);
  }

  private static void check(String what, double share) {
    if (!(share >= 0 && share <= 0.5)) {
      throw new Fault(ExitCode.USAGE, "the " + what + " is " + share + "; allowed is 0 to 0.5");
    }
  }
}
