/**
 * Which groups of users behave alike, by names that stay from night to night.
 *
 * <p>{@link dev.vesper.jobs.segment.SegmentUsers} reads {@code user_features} and, by {@link
 * dev.vesper.jobs.segment.SegmentParams}, owns {@code segments}, {@code user_segments}, {@code
 * segment_profiles}, {@code segment_choices}, {@code segment_events}, {@code segment_drift} and
 * {@code segment_models}. A night follows the newest model and only places users; a model is fitted
 * anew when time has passed or users have moved.
 *
 * <p>The maths is beside it, without Spark. Clusters that are found tonight are matched to the
 * segments before by the users they share: each cluster gets the id of the segment it goes on from,
 * or an id that was never used before, and what happened in between is told. Two histograms of a
 * feature are compared by the population stability index. Names are made by rule of what tells a
 * segment apart.
 */
package dev.vesper.jobs.segment;
