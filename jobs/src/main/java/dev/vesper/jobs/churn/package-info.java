/**
 * Who is about to leave: how likely each user is to stay away, and each membership to run out
 * without being renewed, why, and what to do about it. Two kinds of models are fitted to an earlier
 * period and judged on a later one; the better is published beside what recency alone tells.
 */
package dev.vesper.jobs.churn;
