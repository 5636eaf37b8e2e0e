/**
 * Which groups of users behave alike, by names that stay from night to night.
 *
 * <p>The maths, without Spark. Clusters that are found tonight are matched to the segments of last
 * night by the users they share: each cluster gets the id of the segment it goes on from, or an id
 * that was never used before, and what happened in between is told. Two labelings of the same users
 * are compared by the adjusted Rand index, two histograms of a feature by the population stability
 * index.
 */
package dev.vesper.jobs.segment;
