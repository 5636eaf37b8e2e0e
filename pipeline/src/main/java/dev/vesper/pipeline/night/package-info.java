/**
 * The vocabulary of a nightly build: what a night is, what a job reads and writes, and what it
 * hands back. Nothing here runs anything; {@code run} does.
 */
package dev.vesper.pipeline.night;
