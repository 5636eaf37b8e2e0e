/** Who fulfils the conditions that the settings name: segments by rule, beside those by habit. */
package dev.vesper.jobs.rule;
