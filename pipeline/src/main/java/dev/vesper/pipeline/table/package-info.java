/**
 * Tables as contracts: what columns mean, what one row is, and what must hold of every partition.
 */
package dev.vesper.pipeline.table;
