package dev.vesper.jobs.segment;

/**
 * Users who were in one segment last night and are in another, or the same, tonight.
 *
 * @param from id of last night
 * @param into id of tonight
 * @param users who went that way, the numerator of two shares
 * @param ofFrom users of the old segment, wherever they are tonight
 * @param ofInto users of the new segment, wherever they were last night
 */
record Flow(int from, int into, long users, long ofFrom, long ofInto) {}
