package dev.vesper.jobs.cluster;

/**
 * Lloyd's algorithm: each point belongs to its nearest centre, each centre moves into the middle of
 * its points, and so on until little changes.
 *
 * @param mostPasses over the points
 * @param leastGain ends it: the share of the sum of squares that a pass must have taken away
 */
public record Lloyd(int mostPasses, double leastGain) {
  public Lloyd {
    if (mostPasses < 1 || leastGain < 0) {
      throw new IllegalArgumentException("no passes: " + mostPasses + ", " + leastGain);
    }
  }

  /** One pass over all points, wherever they lie. */
  public interface Pass {
    Tally over(Centres centres);
  }

  /**
   * Where the centres come to rest.
   *
   * @param tally of the points around these centres
   * @param passes it took, the last one to count
   */
  public record Rest(Centres centres, Tally tally, int passes) {}

  /** Moves centres until they rest. */
  public Rest settle(Centres start, Pass pass) {
    Centres centres = start;
    Tally tally = pass.over(centres);
    int passes = 1;
    while (passes < mostPasses) {
      Centres moved = tally.middles(centres);
      Tally next = pass.over(moved);
      passes++;
      boolean resting = tally.cost() - next.cost() <= leastGain * tally.cost();
      centres = moved;
      tally = next;
      if (resting) {
        break;
      }
    }
    return new Rest(centres, tally, passes);
  }
}
