/**
 * The edge where raw files become rows: files are listed with the night they belong to, each is
 * read once, and every line ends as exactly one row with a {@link dev.vesper.pipeline.source.Fate}.
 * Nothing a file holds stops a night; only a file that cannot be opened does.
 *
 * <p>What counts as a line: every line of a text file that holds more than white space, except the
 * header of a CSV file; every row of a Parquet file; and one more where compressed data break off.
 */
package dev.vesper.pipeline.source;
