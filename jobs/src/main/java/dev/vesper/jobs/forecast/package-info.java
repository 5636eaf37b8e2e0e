/** What is to be expected: the numbers of growth and the states of users in the coming weeks. */
package dev.vesper.jobs.forecast;
