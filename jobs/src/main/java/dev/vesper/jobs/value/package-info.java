/** What a customer is worth: who still buys, how often and for how much in the coming months. */
package dev.vesper.jobs.value;
