/** Who will come tomorrow: a Markov chain over the days on which people are active. */
package dev.vesper.jobs.presence;
