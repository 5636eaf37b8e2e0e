package dev.vesper.jobs.recommend;

import java.io.Serializable;

/**
 * One place of a list that could be watched.
 *
 * @param score by the blend
 * @param activity how much the person wanted all in all
 * @param teaches whether the person teaches what scores weigh, else what their sums mean
 * @param taken whether the person took it
 */
record Outcome(double score, double activity, boolean teaches, boolean taken)
    implements Serializable {}
