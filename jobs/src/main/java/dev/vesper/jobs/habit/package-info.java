/** When users come, and how often in a day. */
package dev.vesper.jobs.habit;
