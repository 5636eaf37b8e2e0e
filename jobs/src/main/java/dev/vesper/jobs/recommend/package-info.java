/**
 * Who should be offered what tomorrow, and why?
 *
 * <p>A model of the contents is learnt from what people had up to a day some weeks ago and examined
 * by what they took since; the way of scoring that guesses best is chosen, popularity among them,
 * and learnt anew from everything. It is used for some nights, and people are folded in each night.
 */
package dev.vesper.jobs.recommend;
