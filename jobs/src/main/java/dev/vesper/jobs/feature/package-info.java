/**
 * What is known of each user on a night, as dated numbers that models compare and learn from, and
 * how numbers of such different sizes become comparable.
 */
package dev.vesper.jobs.feature;
