/**
 * What arrived, which of it counts, and where everything else went: every raw line is accounted
 * for.
 */
package dev.vesper.jobs.ingest;
