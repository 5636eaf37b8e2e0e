/** How sure a number is: the statistics that several families of jobs share. */
package dev.vesper.jobs.statistics;
