/** Small statistics that several families of jobs share; no Spark in them. */
package dev.vesper.jobs.statistics;
