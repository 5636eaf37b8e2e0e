package dev.vesper.generate;

/**
 * What was generated.
 *
 * @param files how many event files
 * @param lines how many lines they hold
 * @param accepted lines that become an event
 * @param duplicates lines that repeat another
 * @param tooLate lines that arrive too late
 * @param quarantined lines that are broken
 */
public record Generated(
    int files, long lines, long accepted, long duplicates, long tooLate, long quarantined) {}
