/**
 * A believable platform out of nothing but a seed: event files, dimensions, and beside them the
 * truth that was planted in them, so that a test can ask whether a job finds it.
 *
 * <p>A life is a pure function of the seed and the number of the user, and each phenomenon draws
 * from a random stream of its own for each user and day. So a day's file is made without the days
 * before it, on any number of cores, and a phenomenon added later changes no byte of the others.
 */
package dev.vesper.generate;
