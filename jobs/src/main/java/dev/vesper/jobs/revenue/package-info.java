/** Who subscribes to what, how the monthly recurring revenue moves, and which renewals are due. */
package dev.vesper.jobs.revenue;
