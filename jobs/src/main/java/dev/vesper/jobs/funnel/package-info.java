/** How far users get on the ways that matter, how many of them, and how long it takes them. */
package dev.vesper.jobs.funnel;
