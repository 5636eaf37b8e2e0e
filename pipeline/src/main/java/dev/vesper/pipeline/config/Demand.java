package dev.vesper.pipeline.config;

import java.util.function.IntPredicate;

/**
 * What is asked of a whole number beside its range, as only somebody knows who has seen more than
 * the settings.
 *
 * @param met whether a number will do
 * @param allowed what will do, and why, in the words that follow "allowed:"
 */
public record Demand(IntPredicate met, String allowed) {}
