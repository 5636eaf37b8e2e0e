/**
 * Benchmarks, started by name: whole processes, timed from outside, with DuckDB doing the same work
 * in the same run, so that a ratio holds however fast the machine happens to be.
 */
package dev.vesper.bench;
