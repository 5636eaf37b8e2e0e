/** How the community grows: active and new users by day, week and month. */
package dev.vesper.jobs.growth;
