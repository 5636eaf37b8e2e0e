package dev.vesper.jobs.factor;

import java.io.Serializable;

/**
 * What people add up for the contents when their own vectors are done.
 *
 * @param pulls for each content, the sum over its people of (1 + w - w x·y) x
 * @param gram of the people's vectors
 * @param tieLoss what ties add to the objective on top of what all pairs do
 * @param dearLengths the people's squared lengths, each times its dearness
 */
record PeopleSums(Factors pulls, Gram gram, double tieLoss, double dearLengths)
    implements Serializable {

  /** With what another block adds up; the sums of this one are used up. */
  PeopleSums and(PeopleSums other) {
    pulls.add(other.pulls);
    gram.add(other.gram);
    return new PeopleSums(pulls, gram, tieLoss + other.tieLoss, dearLengths + other.dearLengths);
  }

  /** What the vectors cost together with those of the contents they were added up for. */
  double loss(Gram ofContents, double dearLengthsOfContents) {
    return tieLoss + gram.squaredProducts(ofContents) + dearLengths + dearLengthsOfContents;
  }
}
