/**
 * What keeps people behind the numbers unknown: ids become keyed pseudonyms before they reach any
 * table.
 */
package dev.vesper.pipeline.privacy;
