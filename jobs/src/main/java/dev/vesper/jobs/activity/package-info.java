/** Who did what on which day, and how everybody stands at the end of it. */
package dev.vesper.jobs.activity;
