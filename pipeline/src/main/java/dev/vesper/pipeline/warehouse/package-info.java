/**
 * Where published tables lie: immutable directories, one manifest for all tables, one atomic commit
 * a run. {@code Warehouse} reads, {@code Publisher} writes, {@code Store} does the file operations.
 */
package dev.vesper.pipeline.warehouse;
