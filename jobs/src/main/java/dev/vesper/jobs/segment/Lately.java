package dev.vesper.jobs.segment;

/**
 * What somebody did in the 28 days up to the night, as vectors.
 *
 * @param month all of the days
 * @param newer the newer 14
 * @param older the older 14
 */
@SuppressWarnings("ArrayRecordComponent") // millions of users: a list would box every number
record Lately(float[] month, float[] newer, float[] older) {}
