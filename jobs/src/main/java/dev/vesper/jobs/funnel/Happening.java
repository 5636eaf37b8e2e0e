package dev.vesper.jobs.funnel;

import java.util.List;

/**
 * An event as funnels see it.
 *
 * @param at when it happened, in microseconds since 1970
 * @param word how funnels call it
 * @param origin what it says of each {@link Breakdown}, in their order; null where it says nothing
 */
record Happening(long at, String word, List<String> origin) {}
